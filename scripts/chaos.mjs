#!/usr/bin/env node
/** `npm run chaos`: see USAGE. */
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "./lib/paths.mjs"
import { build } from "./lib/test/build.mjs"
import { jest } from "./lib/test/jest.mjs"

const USAGE = `npm run chaos [-- flags]

Checkouts, captures, refunds, cancellations, edits, payment links and renewals through a real Medusa, while everything goes
wrong: Amazon is slow, throttles, fails and loses connections, notifications are lost, doubled and late, Medusa and PostgreSQL
are killed. Then nothing goes wrong any more, time passes, and the books of Medusa and Amazon are compared.

  --checkouts N   how many (500)
  --seed S        what goes wrong, and what is bought (1)
  --instances N   so many servers and a worker on one database, which share a Redis that is killed, too (1: a single process)
  --parallel-hits N   nothing goes wrong, but each buyer's browser hits the result page so many times at once
  --json FILE     writes the figures there
`

function readFlags() {
  const text = { type: "string" }
  const options = {
    checkouts: text,
    seed: text,
    instances: text,
    "parallel-hits": text,
    json: text,
    help: { type: "boolean" },
  }
  const { values } = parseArgs({ options })
  const { checkouts = "500", seed = "1", instances = "1", json, help = false } = values
  const hits = values["parallel-hits"]
  for (const [name, value] of Object.entries({ checkouts, seed, instances, "parallel-hits": hits ?? "1" })) {
    if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} is a number from 1, not "${value}".`)
  }
  return { checkouts, seed, instances, hits, json, help }
}

async function main() {
  const { checkouts, seed, instances, hits, json, help } = readFlags()
  if (help) {
    console.log(USAGE)
    return 0
  }
  const log = path.join(ROOT, `.cache/chaos-${seed}.log`)
  const figures = json ? path.resolve(json) : path.join(ROOT, `.cache/chaos-${seed}.json`)
  await build("plugin")
  fs.mkdirSync(path.dirname(log), { recursive: true })
  for (const file of [log, figures]) fs.rmSync(file, { force: true })
  const { failed } = await jest({
    type: "chaos",
    before: [process.execPath, path.join(ROOT, "scripts/with-postgres.mjs"), "--"],
    flags: ["--runInBand", "--forceExit", "--silent", `chaos/${hits ? "parallel-hits" : "chaos"}.spec`],
    env: {
      MEDUSA_DISABLE_TELEMETRY: "true",
      LOG_LEVEL: "none",
      CHAOS_CHECKOUTS: checkouts,
      CHAOS_SEED: seed,
      CHAOS_INSTANCES: instances,
      CHAOS_PARALLEL_HITS: hits ?? "",
      CHAOS_LOG: log,
      CHAOS_JSON: figures,
      // Only a PostgreSQL of our own is killed.
      CHAOS_OWN_POSTGRES: String(!process.env.DATABASE_URL),
    },
  })
  if (fs.existsSync(figures)) console.log(JSON.stringify(JSON.parse(fs.readFileSync(figures, "utf8"))))
  if (failed === 0) return 0
  const again = `npm run chaos -- --checkouts ${checkouts} --seed ${seed} --instances ${instances}${hits ? ` --parallel-hits ${hits}` : ""}`
  console.error(`\nMedusa's log is ${log}. Repeat it: ${again}`)
  return 1
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
