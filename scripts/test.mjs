#!/usr/bin/env node
/**
 * Runs the checks and tests and adds up their results:
 *
 *   node scripts/test.mjs [stage...] [-- flags for Jest]
 *
 * Without a stage it runs them all. It ends with "N passed, N failed, N skipped", and fails when anything failed or was
 * skipped.
 */
import { STAGES } from "./lib/test/stages.mjs"
import { closingLine, FAILED, isGreen, sum } from "./lib/test/tally.mjs"

function readArguments(argv) {
  const cut = argv.indexOf("--")
  const names = cut < 0 ? argv : argv.slice(0, cut)
  const unknown = names.find((name) => !(name in STAGES))
  if (unknown) throw new Error(`There is no stage "${unknown}". There are: ${Object.keys(STAGES).join(", ")}.`)
  return { stages: names.length > 0 ? names : Object.keys(STAGES), flags: cut < 0 ? [] : argv.slice(cut + 1) }
}

/** A stage that could not be set up has failed, and the others still have their say. */
async function tallyOf(stage, flags) {
  console.log(`\n── ${stage} ${"─".repeat(60 - stage.length)}`)
  const began = performance.now()
  const tally = await STAGES[stage](flags).catch((error) => {
    console.error(error.stack ?? error.message)
    return FAILED
  })
  console.log(`${stage}: ${closingLine(tally)} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return tally
}

const { stages, flags } = readArguments(process.argv.slice(2))
const tallies = []
for (const stage of stages) tallies.push(await tallyOf(stage, flags))
const total = sum(tallies)
console.log(`\n${closingLine(total)}`)
// With a filter for Jest the tests that it leaves out count as skipped.
process.exitCode = isGreen(flags.length > 0 ? { ...total, skipped: 0 } : total) ? 0 : 1
