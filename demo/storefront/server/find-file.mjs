import { readFile } from "node:fs/promises"
import path from "node:path"

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
}

/**
 * The file of a path, or index.html: the pages have paths of their own, which the script in it knows.
 * @returns {Promise<{ body: Buffer, type: string, immutable: boolean }>}
 */
export async function findFile(folder, pathname) {
  const type = TYPES[path.extname(pathname)]
  // A URL's path is normalised, but "%2e%2e%2f" is decoded only here.
  const file = path.join(folder, path.normalize(`/${decode(pathname)}`))
  if (type && file.startsWith(folder)) {
    const body = await readFile(file).catch(() => null)
    if (body !== null) return { body, type, immutable: pathname.startsWith("/assets/") }
  }
  return { body: await readFile(path.join(folder, "index.html")), type: TYPES[".html"], immutable: false }
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return "/"
  }
}
