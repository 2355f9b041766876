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
  try {
    // Medusa and ESLint load their configuration with import().
    const node = [process.execPath, "--experimental-vm-modules", "--disable-warning=ExperimentalWarning", JEST]
    const status = await run([...before, ...node, "--json", `--outputFile=${outputFile}`, ...flags], {
      ...env,
      TEST_TYPE: type,
    })
    const counted = count(outputFile)
    return status !== 0 && counted.failed === 0 ? sum([counted, FAILED]) : counted
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
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
