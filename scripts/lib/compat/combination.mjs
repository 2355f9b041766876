import fs from "node:fs"
import path from "node:path"
import { startDemo } from "../demo/demo.mjs"
import { createProcesses } from "../demo/processes.mjs"
import { freePort } from "../free-port.mjs"
import { buildDashboard } from "./dashboard.mjs"
import { nodeOf } from "./node.mjs"
import { makeStore } from "./store.mjs"
import { walk } from "./walk.mjs"

/** Somebody wants to see no more. */
export class Stopped extends Error {}

function stop() {
  throw new Stopped()
}

/**
 * Installs the plugin into a store of these versions, sells in it, and builds its dashboard.
 *
 * @param {{ medusa: string, node: string }} versions
 * @param {{ packages: Record<string, string>, folder: string, logs: string, asked: Promise<void> }} options where the
 *   store of this Medusa is or will be, and where the logs stay; `asked` resolves when all is to stop
 * @returns {Promise<{ medusa: string, node: string, failure: string | null, seconds: number }>}
 * @throws Stopped
 */
export async function tryOut({ medusa, node }, { packages, folder, logs, asked }) {
  fs.rmSync(logs, { recursive: true, force: true })
  const processes = createProcesses(logs)
  const say = (line) => fs.appendFileSync(path.join(logs, "walk.log"), `${line}\n`)
  const cleanUp = [() => processes.stopAll()]
  const onStop = (work) => cleanUp.push(work)
  const began = performance.now()
  let doing = "Installing"
  const progress = {
    say,
    step(what, work) {
      doing = what
      return work()
    },
  }

  async function sell() {
    const program = await nodeOf(node)
    const env = { ...process.env, PATH: [path.dirname(program), process.env.PATH].join(path.delimiter) }
    const place = { node: program, ...(await makeStore(folder, { medusa, packages }, { processes, env, logs })) }
    const ports = { medusa: await freePort(), storefront: await freePort(), emulator: await freePort() }
    const run = { ports, folder: path.join(folder, node), place, throwAway: true, ownEmulator: true }
    const { died, ...store } = await startDemo(run, { progress, processes, onStop })
    doing = "Selling"
    await Promise.race([died, walk(store, say)])
    doing = "Building its dashboard"
    await buildDashboard(place, { processes, env })
  }

  try {
    await Promise.race([asked.then(stop), sell()])
    return result(null)
  } catch (error) {
    if (error instanceof Stopped) throw error
    say(error.stack)
    return result(`${doing}: ${error.message}`)
  } finally {
    for (const work of cleanUp) await work()
  }

  function result(failure) {
    return { medusa, node, failure, seconds: Math.round((performance.now() - began) / 1000) }
  }
}
