import fs from "node:fs"
import path from "node:path"
import { DEMO, EMULATOR, KIT, MEDUSA_CLI, ROOT, STOREFRONT, TSC, VITE } from "../paths.mjs"
import { isStale, markBuilt } from "./freshness.mjs"

const STAMPS = path.join(ROOT, ".cache/built")
const node = (...args) => [process.execPath, ...args]
const within = (folder, ...names) => names.map((name) => path.join(folder, name))

const PLUGIN = {
  name: "plugin",
  output: path.join(ROOT, ".medusa/server/src"),
  sources: within(ROOT, "src", "admin", "package.json", "tsconfig.json", "tsconfig.base.json"),
  command: node(MEDUSA_CLI, "plugin:build"),
  cwd: ROOT,
}
const EMULATOR_PACKAGE = {
  name: "emulator",
  output: path.join(EMULATOR, "dist/cli.js"),
  sources: within(EMULATOR, "src", "package.json", "tsconfig.build.json", "tsconfig.json"),
  command: node(TSC, "-p", "tsconfig.build.json"),
  cwd: EMULATOR,
}
const KIT_SOURCES = [KIT, ...within(ROOT, "src/amazon/shopper-failure", "src/amazon/preferred-language.ts")]
const KIT_PACKAGE = {
  name: "storefront kit",
  output: path.join(KIT, "dist/storefront/index.js"),
  sources: KIT_SOURCES,
  command: node(path.join(ROOT, "scripts/build-storefront.mjs")),
  cwd: ROOT,
}
const STOREFRONT_APP = {
  name: "storefront",
  output: path.join(STOREFRONT, "dist/index.html"),
  sources: [...KIT_SOURCES, ...within(STOREFRONT, "src", "public", "index.html", "vite.config.ts")],
  command: node(VITE, "build", "--logLevel", "warn"),
  cwd: STOREFRONT,
}
const DASHBOARD = {
  name: "dashboard",
  note: "about half a minute, and only when it changed",
  output: path.join(DEMO, ".medusa/server/public/admin/index.html"),
  sources: [
    ...within(ROOT, "admin", "src/admin"),
    ...within(DEMO, "medusa-config.ts", "seed.ts", "seed", "src", "tsconfig.json", "package.json"),
  ],
  command: node(MEDUSA_CLI, "build"),
  cwd: DEMO,
}

/** Builds what is missing or out of date. @returns {Record<string, () => Promise<void>>} one function for each part */
export function createBuilds({ progress, processes, env }) {
  async function build({ name, note, output, sources, command, cwd }) {
    const stamp = path.join(STAMPS, name.replaceAll(" ", "-"))
    if (fs.existsSync(output) && !isStale(stamp, sources)) return
    const began = new Date()
    await progress.step(`Building the ${name}`, () => processes.run(`build ${name}`, command, { cwd, env }), note)
    markBuilt(stamp, began)
  }
  return {
    plugin: () => build(PLUGIN),
    emulator: () => build(EMULATOR_PACKAGE),
    kit: () => build(KIT_PACKAGE),
    async storefront() {
      await build(KIT_PACKAGE)
      await build(STOREFRONT_APP)
    },
    dashboard: () => build(DASHBOARD),
  }
}
