import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { ROOT } from "../../scripts/lib/paths.mjs"

const BUILT = path.join(ROOT, ".medusa/server/src")
const require = createRequire(import.meta.url)

/** Where a file of the built plugin is: what a store runs. @param {string} file "ledger/watches" */
export const fileOfPlugin = (file) => require.resolve(path.join(BUILT, file))

/** What it exports. */
export const plugin = (file) => require(fileOfPlugin(file))

/** The statements that make the plugin's tables. */
export async function migrations() {
  const folder = path.join(BUILT, "modules/amazon-pay/migrations")
  const statements = []
  for (const name of fs
    .readdirSync(folder)
    .filter((file) => /^Migration\d+\.js$/.test(file))
    .sort()) {
    for (const Migration of Object.values(require(path.join(folder, name)))) {
      const migration = new Migration(null, null)
      await migration.up()
      statements.push(...migration.getQueries().map(String))
    }
  }
  return statements
}
