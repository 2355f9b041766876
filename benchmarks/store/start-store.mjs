import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import pg from "pg"
import { startDemo, throwAwayFolder } from "../../scripts/lib/demo/demo.mjs"
import { createProcesses } from "../../scripts/lib/demo/processes.mjs"
import { createProgress } from "../../scripts/lib/demo/progress.mjs"
import { freePort } from "../../scripts/lib/free-port.mjs"
import { DEMO, MEDUSA_CLI, ROOT } from "../../scripts/lib/paths.mjs"
import { createShop } from "./shop.mjs"

/**
 * The demo's Medusa with the built plugin, a PostgreSQL of its own, and the emulator; nothing of it is kept.
 * @returns {Promise<Store>}
 *
 * @typedef {object} Store
 * @property {ReturnType<typeof createShop>} shop
 * @property {(what: string, work: () => Promise<unknown>) => Promise<unknown>} step says what takes long
 * @property {(sql: string, values?: unknown[]) => Promise<object[]>} query
 * @property {(script: string, given: object) => Promise<object>} inMedusa runs a script of this folder by `medusa exec`
 * @property {() => Promise<void>} stop
 */
export async function startStore() {
  const folder = throwAwayFolder(os.tmpdir())
  const processes = createProcesses(path.join(folder, "logs"))
  const progress = createProgress()
  const cleanUp = [() => fs.rmSync(folder, { recursive: true, force: true })]
  const onStop = (work) => cleanUp.unshift(work)
  onStop(() => processes.stopAll())
  const stop = async () => {
    for (const work of cleanUp) await work()
  }
  try {
    const ports = { medusa: await freePort(), storefront: await freePort(), emulator: await freePort() }
    const run = { ports, folder, throwAway: true, ownEmulator: true, withDashboard: false, withStorefront: false }
    const { info, env } = await startDemo(run, { progress, processes, onStop })
    const client = new pg.Client({ connectionString: env.DATABASE_URL })
    await client.connect()
    onStop(() => client.end())
    return {
      shop: createShop(info),
      step: progress.step,
      query: async (sql, values) => (await client.query(sql, values)).rows,
      async inMedusa(script, given) {
        const file = path.join(folder, `${script}.json`)
        fs.writeFileSync(file, JSON.stringify({ ...given, emulator_url: info.emulator_url }))
        const command = [process.execPath, MEDUSA_CLI, "exec", path.join(ROOT, "benchmarks/store", script), file]
        await processes.run(script, command, { cwd: DEMO, env })
        return JSON.parse(fs.readFileSync(file, "utf8"))
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
