import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const NAME = "@amazonpay/amazon-pay-api-sdk-nodejs"
// The newest version a registry has is not always one it can deliver; this one is the plugin's own.
const VERSION = process.env.AMAZON_PAY_SDK_VERSION ?? "2.3.4"

/** Downloads the SDK's package, tests included, and what they need to run. */
export async function fetchSdk(into) {
  const { stdout } = await run("npm", ["pack", `${NAME}@${VERSION}`, "--json", "--silent"], { cwd: into })
  const [{ filename }] = JSON.parse(stdout)
  await run("tar", ["xzf", filename], { cwd: into })
  const folder = join(into, "package")
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], { cwd: folder })
  const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"))
  return { folder, name, version }
}
