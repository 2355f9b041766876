import fs from "node:fs"
import path from "node:path"
import { ROOT } from "../paths.mjs"
import { npm } from "./npm.mjs"

/**
 * A Node.js of this version: the one that runs this, or one from npm, which is kept in .cache/.
 * @returns {Promise<string>} the program's path
 */
export async function nodeOf(version) {
  if (version === process.versions.node) return process.execPath
  const folder = path.join(ROOT, ".cache/node", version)
  const file = path.join(folder, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node")
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true })
    await npm(["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", `node@${version}`])
  }
  if (!fs.existsSync(file)) throw new Error(`npm has brought no Node.js ${version}: were its install scripts allowed?`)
  return file
}
