/** How many tests passed, failed and were skipped. @typedef {{ passed: number, failed: number, skipped: number }} Tally */

export const PASSED = { passed: 1, failed: 0, skipped: 0 }
export const FAILED = { passed: 0, failed: 1, skipped: 0 }

/** @param {Tally[]} tallies */
export function sum(tallies) {
  const add = (name) => tallies.reduce((total, tally) => total + tally[name], 0)
  return { passed: add("passed"), failed: add("failed"), skipped: add("skipped") }
}

/** Nothing failed, and nothing that should run was left out. @param {Tally} tally */
export function isGreen({ passed, failed, skipped }) {
  return failed === 0 && skipped === 0 && passed > 0
}

/** The plain line that ends a run. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
