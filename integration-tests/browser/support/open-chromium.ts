import { execFileSync } from "node:child_process"
import path from "node:path"
import { type Browser, chromium } from "playwright-core"

/** The Chromium of this machine, found (or installed) as the demo's smoke run does it. */
export async function openChromium(): Promise<Browser> {
  const script = path.resolve(__dirname, "../../../scripts/ensure-chromium.mjs")
  const executablePath =
    process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, [script], { encoding: "utf8" }).trim()
  return chromium.launch({ executablePath })
}
