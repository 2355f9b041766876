import fs from "node:fs"
import path from "node:path"

const SKIPPED = new Set(["node_modules", ".medusa", "dist"])

/** Remembers that something was built from its sources as they were when that began. @param {Date} began */
export function markBuilt(stamp, began) {
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, JSON.stringify({ began: began.getTime(), ended: Date.now() }))
}

/** Whether something was never built, or has a source (file or folder) that was changed since it began to be. */
export function isStale(stamp, sources) {
  if (!fs.existsSync(stamp)) return true
  const built = JSON.parse(fs.readFileSync(stamp, "utf8") || "{}")
  return sources.some((source) => fs.existsSync(source) && !isOlder(source, built))
}

/**
 * A folder's time is that of the last file that came or went. Medusa puts one into src/admin while it builds and takes
 * it away again, so that folders are compared with the build's end.
 */
function isOlder(file, { began = 0, ended = 0 }) {
  const stat = fs.statSync(file)
  if (!stat.isDirectory()) return stat.mtimeMs <= began
  const names = fs.readdirSync(file).filter((name) => !SKIPPED.has(name))
  return stat.mtimeMs <= ended && names.every((name) => isOlder(path.join(file, name), { began, ended }))
}
