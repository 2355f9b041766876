import fs from "node:fs"
import path from "node:path"
import { DEMO, ROOT } from "../paths.mjs"
import { NPM, typed } from "./npm.mjs"

/** What a store in TypeScript has beside Medusa, in the versions of this repository. */
const TOOLS = ["@swc/core", "@types/node", "ts-node", "typescript"]
const LEFT_OUT = new Set(["node_modules", ".medusa", "storefront"])

const readJson = (file) => JSON.parse(fs.readFileSync(file, "utf8"))

/**
 * Makes the demo's store anew in an empty folder, on one version of Medusa and on the packed packages. For the next Node.js
 * npm looks at the same store again, and compiles again what is compiled.
 *
 * @param {string} folder
 * @param {{ medusa: string, packages: Record<string, string> }} options
 * @param {{ processes: object, env: Record<string, string>, logs: string }} tools `env` has the Node.js first in its PATH
 * @returns {Promise<Omit<import("../paths.mjs").Place, "node">>}
 * @throws where npm refuses: a package does not go with this Node.js, or with this Medusa
 */
export async function makeStore(folder, { medusa, packages }, { processes, env, logs }) {
  const store = path.join(folder, "store")
  const modules = path.join(store, "node_modules")
  const isInstalled = fs.existsSync(path.join(modules, ".package-lock.json"))
  if (!fs.existsSync(store)) writeStore(store, manifest(medusa, packages))
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock"]
  const npm = (name, args) => processes.run(name, [NPM, ...args], { cwd: store, env: typed(env) })
  await npm("install", ["install", ...flags])
  expectToTakeThisNode(fs.readFileSync(path.join(logs, "install.log"), "utf8"))
  if (isInstalled) await npm("rebuild", ["rebuild"])
  expectOneMedusa(modules, medusa)
  return {
    folder: store,
    medusa: path.join(modules, "@medusajs/cli/cli.js"),
    emulator: path.join(modules, "amazon-pay-emulator/dist/cli.js"),
  }
}

function writeStore(store, contents) {
  const filter = (source) => !LEFT_OUT.has(path.relative(DEMO, source))
  fs.cpSync(DEMO, store, { recursive: true, filter })
  fs.writeFileSync(path.join(store, "package.json"), JSON.stringify(contents, null, 2))
  // The store's tsconfig.json extends it.
  fs.copyFileSync(path.join(ROOT, "tsconfig.base.json"), path.join(store, "../tsconfig.base.json"))
}

function manifest(medusa, packages) {
  const own = readJson(path.join(DEMO, "package.json"))
  const { devDependencies } = readJson(path.join(ROOT, "package.json"))
  const pinned = (name, version) => {
    if (name in packages) return `file:${packages[name]}`
    return name.startsWith("@medusajs/") ? medusa : version
  }
  // As in Medusa's starter: its dashboard is built with the SDK.
  const wanted = { "@medusajs/framework": medusa, "@medusajs/admin-sdk": medusa, ...own.dependencies }
  const dependencies = Object.fromEntries(
    Object.entries(wanted).map(([name, version]) => [name, pinned(name, version)]),
  )
  return {
    ...own,
    dependencies,
    devDependencies: Object.fromEntries(TOOLS.map((name) => [name, devDependencies[name]])),
  }
}

/** Medusa and the packages of this repository; what their dependencies ask for, in vain, is only a warning to everybody. */
function expectToTakeThisNode(warnings) {
  const refusing = [...warnings.matchAll(/EBADENGINE +package: '([^']+)'/g)].map(([, name]) => name)
  const ours = refusing.filter((name) => /^(@medusajs\/|medusa-payment-amazon-pay@|amazon-pay-emulator@)/.test(name))
  if (ours.length > 0) throw new Error(`${ours.join(", ")} ask for another Node.js`)
}

/** A second Medusa, brought by the plugin, would be another one than the store's. */
function expectOneMedusa(modules, medusa) {
  const installed = readJson(path.join(modules, "@medusajs/medusa/package.json")).version
  if (installed !== medusa) throw new Error(`npm installed Medusa ${installed}`)
  const second = path.join(modules, "medusa-payment-amazon-pay/node_modules/@medusajs")
  if (fs.existsSync(second)) throw new Error(`The plugin brought ${fs.readdirSync(second).join(", ")}`)
}
