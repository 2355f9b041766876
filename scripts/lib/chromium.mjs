import { chromium } from "playwright-core"
import { findInstalledChromium } from "./chromium/find.mjs"
import { installDebianChromium } from "./chromium/install-debian.mjs"
import { findNpmChromium, installNpmChromium } from "./chromium/install-npm.mjs"

/** Nothing but the pages under test: no updates, no sync, no QUIC, no GPU. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const findChromium = () => findInstalledChromium() ?? findNpmChromium()

/**
 * A Chromium of this machine; where there is none, one is installed.
 *
 * @param {(line: string) => void} say told of what takes long
 * @returns {{ executablePath: string, env?: Record<string, string> }}
 */
export function ensureChromium(say = console.error) {
  const found = findChromium()
  if (found) return found
  const installed = (installDebianChromium(say) && findChromium()) || (installNpmChromium(say) && findChromium())
  if (installed) return installed
  throw new Error(
    "No Chromium was found, and none could be installed. Install Chromium or Chrome (Debian: apt-get install chromium " +
      "fonts-noto-cjk), or set CHROMIUM_PATH to one.",
  )
}

/** Starts it without a window. @returns {Promise<import("playwright-core").Browser>} */
export function launchChromium({ executablePath, env } = ensureChromium()) {
  // Chromium refuses to sandbox itself when it runs as root.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : []
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...QUIET, ...asRoot],
    env: { ...process.env, ...env },
  })
}
