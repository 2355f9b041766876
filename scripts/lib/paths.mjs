import path from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../../", import.meta.url))
export const DEMO = path.join(ROOT, "demo")
export const STOREFRONT = path.join(DEMO, "storefront")
/** The storefront kit, a package of its own. */
export const KIT = path.join(ROOT, "storefront")
export const EMULATOR = path.join(ROOT, "emulator")
/** What the demo keeps between two runs: database, key, the emulator's objects, logs. */
export const KEPT = path.join(ROOT, ".demo")
/** The programs themselves, not npx: it would keep the signals for itself. */
export const MEDUSA_CLI = path.join(ROOT, "node_modules/@medusajs/cli/cli.js")
export const TSC = path.join(ROOT, "node_modules/typescript/bin/tsc")
export const VITE = path.join(ROOT, "node_modules/vite/bin/vite.js")
/**
 * The store of this repository, from its sources and on the Node.js that runs this.
 * @typedef {{ folder: string, node: string, medusa: string, emulator: string }} Place of a store: its folder, and the
 *   programs that run it
 * @type {Place}
 */
export const OWN_STORE = {
  folder: DEMO,
  node: process.execPath,
  medusa: MEDUSA_CLI,
  emulator: path.join(EMULATOR, "dist/cli.js"),
}
