import fs from "node:fs"
import path from "node:path"
import { EMULATOR, KIT, ROOT, TSC } from "../paths.mjs"

const SERVER = path.join(ROOT, ".medusa/server/src")
const node = (...args) => [process.execPath, ...args]

/**
 * Compiles what is changed from now on: the plugin's server, the kit and the emulator.
 * @param {{ processes: object, env: Record<string, string> }} tools
 * @returns {Promise<{ died: Promise<never> }[]>} once each has compiled for the first time
 */
export function compileChanges({ processes, env }) {
  const compiler = (name, cwd, project) => {
    const command = node(TSC, "-p", project, "--watch", "--preserveWatchOutput")
    const compiled = async () => processes.logOf(name).includes("Watching for file changes")
    return processes.serve(name, command, { cwd, env }, compiled)
  }
  return Promise.all([
    compiler("compile plugin", ROOT, "tsconfig.json"),
    compiler("compile kit", KIT, "tsconfig.build.json"),
    compiler("compile emulator", EMULATOR, "tsconfig.build.json"),
  ])
}

/**
 * Starts Medusa again when the plugin was compiled, and builds the dashboard's part of it when that was changed. Medusa
 * itself looks at the store's own files, Vite at the storefront's, and `node --watch` at the emulator's.
 * @param {{ restart: () => Promise<void> }} medusa
 */
export function restartOnChanges(medusa, { processes, env, say }) {
  const buildAdmin = async () => {
    say("  …  The dashboard's part of the plugin was changed: building it")
    const command = node(path.join(ROOT, "scripts/build-admin.mjs"))
    await processes.run("build admin", command, { cwd: ROOT, env }).catch((error) => say(error.message))
    await restart()
  }
  const restart = () => {
    say("  …  The plugin was compiled: starting Medusa again")
    return medusa.restart()
  }
  onChange(SERVER, (file) => file.endsWith(".js") && !file.startsWith("admin"), restart)
  const isSource = (file) => /\.(tsx?|json)$/.test(file) && !file.includes(".spec.") && !file.startsWith("__")
  for (const folder of ["admin", "src/admin"]) onChange(path.join(ROOT, folder), isSource, buildAdmin)
}

/** Works once for changes at the same time, and once more for those that come while it works. */
function onChange(folder, concerns, work) {
  let timer
  let working = false
  let again = false
  async function run() {
    again = working
    if (working) return
    working = true
    do {
      again = false
      await work()
    } while (again)
    working = false
  }
  fs.watch(folder, { recursive: true }, (_event, file) => {
    if (file === null || !concerns(file)) return
    clearTimeout(timer)
    timer = setTimeout(run, 500)
  })
}
