#!/usr/bin/env node
/** `npm run mutation`: see USAGE. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { figuresOf, lineOf, survivorsOf, table, TARGET } from "./lib/mutation/figures.mjs"
import { folders } from "./lib/mutation/folders.mjs"
import { ensureStryker, mutate } from "./lib/mutation/stryker.mjs"
import { ROOT } from "./lib/paths.mjs"
import { startPostgres } from "./lib/postgres/cluster.mjs"

const USAGE = `npm run mutation [-- flags]

Changes the code in one place at a time, as a slip of the hand would (a > for a >=, a condition that always holds, a call left out),
runs the unit specs of its part that reach the place, and counts the changes that make a test fail. What none notices is no
tested behaviour. The parts are src/amazon, src/ledger, src/providers/amazon-pay, and of src/workflows/books and
src/workflows/reconcile each file that does not name MedusaContainer: the others are tested in a running Medusa. What is computed
once, when a file is loaded, is not changed.

  --only LIST       folders, comma-separated: src/ledger,src/amazon/recurring; with src/amazon all folders in it
  --changed         keeps the results of earlier runs for code and tests that have not changed since
  --concurrency N   so many changes are tested at a time (one less than the machine has cores)
  --json FILE       writes {"<folder>": {"mutants", "killed", "timeout", "survived", "no_coverage", "percent", "seconds"}}

What survived is in .cache/mutation/survivors.txt: place, kind of change, code → changed code. A change that keeps a test from
ending counts as killed, and one that no test reaches does not. It ends with 1 when a folder has less than ${TARGET} % killed.
The first run takes Stryker from npm into .cache/stryker.`

const FOLDER = path.join(ROOT, ".cache/mutation")
const SURVIVORS = path.join(FOLDER, "survivors.txt")
/** What Stryker knows of a folder from the last run. */
const resultsOf = (folder) => path.join(FOLDER, `${folder.replaceAll("/", "-")}.json`)

function readFlags() {
  const options = {
    only: { type: "string" },
    changed: { type: "boolean", default: false },
    concurrency: { type: "string", default: String(Math.max(1, os.availableParallelism() - 1)) },
    json: { type: "string" },
    help: { type: "boolean", default: false },
  }
  const { values } = parseArgs({ options })
  if (!/^[1-9]\d*$/.test(values.concurrency)) {
    throw new Error(`--concurrency is a number from 1, not "${values.concurrency}".`)
  }
  return { ...values, json: values.json && path.resolve(values.json) }
}

/** @param {string | undefined} only */
function chosen(only) {
  const all = folders()
  if (only === undefined) return all
  const names = only.split(",").map((name) => name.replace(/\/$/, ""))
  const isIn = (name) => (one) => one.folder === name || one.folder.startsWith(`${name}/`)
  const unknown = names.find((name) => !all.some(isIn(name)))
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is not measured. There are ${all.map(({ folder }) => folder).join(", ")}.`)
  }
  return all.filter((one) => names.some((name) => isIn(name)(one)))
}

async function main() {
  const { only, changed, concurrency, json, help } = readFlags()
  if (help) {
    console.log(USAGE)
    return 0
  }
  const wanted = chosen(only)
  process.chdir(ROOT) // Stryker looks there for what it is to change
  await ensureStryker()
  fs.mkdirSync(FOLDER, { recursive: true })
  fs.writeFileSync(SURVIVORS, "")
  const postgres = process.env.DATABASE_URL ? null : await startPostgres()
  // The processes that run the tests inherit it.
  Object.assign(process.env, postgres?.env, { TEST_TYPE: "unit" })
  const figures = {}
  const failures = []
  try {
    for (const one of wanted) {
      const began = performance.now()
      try {
        const results = resultsOf(one.folder)
        const mutants = await mutate(one, { concurrency: Number(concurrency), results, again: !changed })
        figures[one.folder] = figuresOf(mutants, (performance.now() - began) / 1000)
        fs.appendFileSync(
          SURVIVORS,
          survivorsOf(mutants)
            .map((line) => `${line}\n`)
            .join(""),
        )
        console.log(lineOf(one.folder, figures[one.folder]))
      } catch (error) {
        // The others took long, and are not to be lost.
        failures.push(`${one.folder}: ${error.message}`)
        console.error(failures.at(-1))
      }
    }
  } finally {
    await postgres?.stop()
  }
  console.log(`\n${table(figures)}\n\nWhat survived: ${path.relative(process.cwd(), SURVIVORS)}`)
  if (json) fs.writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
  for (const [folder, { percent }] of Object.entries(figures)) {
    if (percent < TARGET) failures.push(`${folder}: ${percent} % killed, and not ${TARGET} %`)
  }
  for (const failure of failures) console.error(failure)
  return failures.length === 0 ? 0 : 1
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
