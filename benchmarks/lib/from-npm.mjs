import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

/**
 * Takes packages from npm for the time of some work, without what they depend on, and installs nothing.
 * @template Result
 * @param {string[]} names with their versions
 * @param {(folders: string[]) => Promise<Result>} work where each of them is
 */
export async function withPackages(names, work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "anchors-"))
  try {
    return await work(names.map((name) => unpack(name, folder)))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

function unpack(name, folder) {
  const pack = ["pack", name, "--json", "--pack-destination", folder]
  const [{ filename }] = JSON.parse(execFileSync("npm", pack, { encoding: "utf8" }))
  const unpacked = fs.mkdtempSync(path.join(folder, "package-"))
  execFileSync("tar", ["-xzf", path.join(folder, filename), "-C", unpacked])
  return path.join(unpacked, "package")
}
