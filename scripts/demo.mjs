#!/usr/bin/env node
/** `npm run demo`: see USAGE in lib/demo/settings.mjs. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { startDemo, throwAwayFolder } from "./lib/demo/demo.mjs"
import { lock } from "./lib/demo/lock.mjs"
import { KEPT } from "./lib/paths.mjs"
import { createProcesses } from "./lib/demo/processes.mjs"
import { createProgress } from "./lib/demo/progress.mjs"
import { choosePorts, readFlags, USAGE } from "./lib/demo/settings.mjs"
import { welcome } from "./lib/demo/welcome.mjs"
import { untilAskedToStop } from "./lib/demo/until-asked-to-stop.mjs"

async function main() {
  const flags = readFlags(process.argv.slice(2))
  if (flags.help) {
    console.log(USAGE)
    return 0
  }
  const progress = createProgress()
  const cleanUp = []
  const onStop = (work) => cleanUp.unshift(work)
  const asked = untilAskedToStop()
  try {
    return await Promise.race([asked.then(() => 0), demonstrate(flags, progress, onStop)])
  } finally {
    for (const work of cleanUp) await work()
  }
}

/** @returns {Promise<number>} the exit status, once there is nothing more to show */
async function demonstrate(flags, progress, onStop) {
  const ownEmulator = !process.env.AMAZON_PAY_API_ENDPOINT
  const ports = await choosePorts({ ...flags, ownEmulator })
  const folder = flags.throwAway ? throwAwayFolder(os.tmpdir()) : KEPT
  if (flags.throwAway) onStop(() => fs.rmSync(folder, { recursive: true, force: true }))
  else onStop(lock(folder))

  const processes = createProcesses(path.join(folder, "logs"))
  onStop(() => processes.stopAll())
  const { info, died } = await startDemo({ ...flags, ownEmulator, ports, folder }, { progress, processes, onStop })

  if (flags.smoke) {
    const { smoke } = await import("./lib/smoke/smoke.mjs")
    return Promise.race([died, smoke(info, flags.walk)])
  }
  if (flags.printJson) console.log(JSON.stringify(info))
  else progress.say(welcome(info, progress.elapsed()))
  return died
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(`\n${error.message}`)
    process.exit(1)
  },
)
