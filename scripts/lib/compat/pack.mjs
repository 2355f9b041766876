import fs from "node:fs"
import path from "node:path"
import { EMULATOR, KIT, ROOT } from "../paths.mjs"
import { build } from "../test/build.mjs"
import { npm } from "./npm.mjs"

/**
 * Builds the packages, and packs them as npm would publish them.
 * @returns {Promise<Record<string, string>>} tarballs by package
 */
export async function pack(folder) {
  await build("plugin", "kit", "emulator")
  fs.mkdirSync(folder, { recursive: true })
  const packed = async (cwd) => {
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]
    const { stdout } = await npm(args, { cwd })
    const [{ name, filename }] = JSON.parse(stdout)
    return [name, path.join(folder, filename)]
  }
  return Object.fromEntries([await packed(ROOT), await packed(KIT), await packed(EMULATOR)])
}
