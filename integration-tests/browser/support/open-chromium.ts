import { execFileSync } from "node:child_process"
import path from "node:path"
import { type Browser, chromium } from "playwright-core"

/** Milliseconds: a busy machine takes its time to load a page, and to do what is waited for. */
export const PATIENCE = 120_000

/** The Chromium of this machine, found (or installed) as the demo's smoke run does it. */
export async function openChromium(): Promise<Browser> {
  const script = path.resolve(__dirname, "../../../scripts/ensure-chromium.mjs")
  const executablePath =
    process.env.CHROMIUM_PATH ?? execFileSync(process.execPath, [script], { encoding: "utf8" }).trim()
  return chromium.launch({ executablePath })
}
