import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"]
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/**
 * The first Chromium or Chrome of this machine that really starts. Ubuntu's package is only a stub that needs snapd,
 * so being there is not enough.
 * @returns {{ executablePath: string } | null}
 * @throws when CHROMIUM_PATH names something that does not start
 */
export function findInstalledChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!starts(named)) throw new Error(`CHROMIUM_PATH is ${named}, which does not start. Correct it or unset it.`)
    return { executablePath: named }
  }
  const executablePath = [...onPath(), ...ELSEWHERE].find((file) => fs.existsSync(file) && starts(file))
  return executablePath ? { executablePath } : null
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

function starts(file) {
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8", timeout: 20_000 })
  return status === 0 && /Chrom/.test(stdout)
}
