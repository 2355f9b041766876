import fs from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import { FAILED, sum } from "./tally.mjs"
import { run } from "./run.mjs"

const JEST = createRequire(import.meta.url).resolve("jest/bin/jest")

/**
 * Runs Jest and counts.
 * @param {object} options
 * @param {string} options.type what jest.config.js knows it by
 * @param {string[]} [options.before] a command that runs the one behind it
 * @param {string[]} [options.flags] for Jest
 * @param {Record<string, string>} [options.env]
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function jest({ type, before = [], flags = [], env = {} }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "jest-results-"))
  const outputFile = path.join(folder, "results.json")
  const stuck = new AbortController()
  const watch = setInterval(() => {
    if (!isStuck(outputFile)) return
    console.error("Jest does not end: a test has left something open. See --detectOpenHandles.")
    stuck.abort()
  }, 5_000)
  try {
    // Medusa and ESLint load their configuration with import().
    const node = [process.execPath, "--experimental-vm-modules", "--disable-warning=ExperimentalWarning", JEST]
    const command = [...before, ...node, "--json", `--outputFile=${outputFile}`, ...flags]
    const status = await run(command, { ...env, TEST_TYPE: type }, stuck.signal)
    const counted = count(outputFile)
    return status !== 0 && counted.failed === 0 ? sum([counted, FAILED]) : counted
  } finally {
    clearInterval(watch)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Jest writes its results last, and waits for ever for what a test has left open. */
function isStuck(outputFile) {
  const written = fs.statSync(outputFile, { throwIfNoEntry: false })
  return written !== undefined && Date.now() - written.mtimeMs > 60_000
}

/** A file that could not be run counts as one failed test; a run that wrote no results as one, too. */
function count(outputFile) {
  if (!fs.existsSync(outputFile)) return FAILED
  const results = JSON.parse(fs.readFileSync(outputFile, "utf8"))
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}
