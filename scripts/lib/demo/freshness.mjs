import fs from "node:fs"
import path from "node:path"

const SKIPPED = new Set(["node_modules", ".medusa", "dist"])

/** Whether a built file is missing or older than any of its sources (files or folders). */
export function isStale(built, sources) {
  if (!fs.existsSync(built)) return true
  const { mtimeMs } = fs.statSync(built)
  return sources.some((source) => fs.existsSync(source) && newest(source) > mtimeMs)
}

/** Folders count too: theirs is the time of the last file that went away. */
function newest(file) {
  const stat = fs.statSync(file)
  if (!stat.isDirectory()) return stat.mtimeMs
  const names = fs.readdirSync(file).filter((name) => !SKIPPED.has(name))
  return Math.max(stat.mtimeMs, ...names.map((name) => newest(path.join(file, name))))
}
