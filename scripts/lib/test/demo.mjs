import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { startDemo, throwAwayFolder } from "../demo/demo.mjs"
import { createProcesses } from "../demo/processes.mjs"
import { createProgress } from "../demo/progress.mjs"
import { freePort } from "../free-port.mjs"

/**
 * Runs work beside a demo of its own: dashboard and storefront built, a database that is thrown away, free ports.
 * @template Result
 * @param {(info: object) => Promise<Result>} work gets what `npm run demo -- --headless` prints
 */
export async function besideDemo(work) {
  const folder = throwAwayFolder(os.tmpdir())
  const processes = createProcesses(path.join(folder, "logs"))
  const cleanUp = [() => fs.rmSync(folder, { recursive: true, force: true })]
  const onStop = (step) => cleanUp.unshift(step)
  onStop(() => processes.stopAll())
  try {
    const ports = { medusa: await freePort(), storefront: await freePort(), emulator: await freePort() }
    const run = { ports, folder, throwAway: true, ownEmulator: true, withDashboard: true, withStorefront: true }
    const { info, died } = await startDemo(run, { progress: createProgress(), processes, onStop })
    return await Promise.race([died, work(info)])
  } finally {
    for (const step of cleanUp) await step()
  }
}
