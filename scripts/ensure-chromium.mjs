#!/usr/bin/env node
/** Finds or installs the Chromium that the browser tests and `npm run demo -- --smoke` use, and prints its path. */
import { ensureChromium } from "./lib/chromium.mjs"

try {
  console.log(ensureChromium().executablePath)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
