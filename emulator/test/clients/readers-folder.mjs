import { execFile } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { VALIDATORS } from "./sns.mjs"

const run = promisify(execFile)
const EMULATOR = fileURLToPath(new URL("../..", import.meta.url))
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]

/** Installs what a reader of the README has in a folder: the packed emulator and Amazon's SDK; and npm's validators. */
export async function readersFolder(folder) {
  const { stdout } = await run("npm", ["pack", ...QUIET, "--pack-destination", folder], { cwd: EMULATOR })
  const packages = [join(folder, stdout.trim()), "@amazonpay/amazon-pay-api-sdk-nodejs", "https-proxy-agent@7"]
  await run("npm", ["install", "--prefix", folder, ...QUIET, ...packages, ...VALIDATORS])
}
