#!/usr/bin/env node
/**
 * What subscriptions cost: calls to Amazon for each kind of renewal, the time of many renewals with their orders beside the
 * time that so many calls of Create Charge need at four a second, and the clock's queries among ever more settled periods:
 *
 *   node benchmarks/recurring.mjs [renewals, 200] [renewals at once, 6]
 *
 * A demo's Medusa with a PostgreSQL of its own. The emulator answers each Create Charge after 300 ms and throttles as Amazon
 * does live: four a second after a burst of ten. No notifications are sent.
 */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import pg from "pg"
import { startDemo, throwAwayFolder } from "../scripts/lib/demo/demo.mjs"
import { createProcesses } from "../scripts/lib/demo/processes.mjs"
import { createProgress } from "../scripts/lib/demo/progress.mjs"
import { freePort } from "../scripts/lib/free-port.mjs"
import { DEMO, MEDUSA_CLI, ROOT } from "../scripts/lib/paths.mjs"
import { createShopper } from "./recurring/shopper.mjs"

const RENEWALS = Number(process.argv[2] ?? 200)
const WORKERS = Number(process.argv[3] ?? 6)
const SUBSCRIPTIONS = 13
const PER_SECOND = 4
const RULES = [
  { kind: "throttle", burst: 10, perSecond: PER_SECOND },
  { kind: "latency", ms: 300, times: null },
].map((rule) => ({ ...rule, method: "POST", pattern: "/charges$" }))
const MOST = 1.2
const WANTED = {
  granted: 1,
  "over the month's cap": 0,
  refused: 2,
  "refused, to be mended": 2,
  "known to be unmended": 0,
  "refused for good": 2,
  "known to be closed": 0,
  "a customer's list": 0,
  "a checkout": 3,
}

const folder = throwAwayFolder(os.tmpdir())
const processes = createProcesses(path.join(folder, "logs"))
const progress = createProgress()
const cleanUp = [() => fs.rmSync(folder, { recursive: true, force: true })]
const onStop = (step) => cleanUp.unshift(step)
onStop(() => processes.stopAll())

/** @returns {Promise<object>} what in-medusa.mjs has measured, and the calls of a checkout */
async function measure() {
  const ports = { medusa: await freePort(), storefront: await freePort(), emulator: await freePort() }
  const run = { ports, folder, throwAway: true, ownEmulator: true, withDashboard: false, withStorefront: false }
  const { info, env } = await startDemo(run, { progress, processes, onStop })
  await fetch(`${info.emulator_url}/_emulator/ipn`, { method: "DELETE" })
  const shopper = createShopper(info)
  await progress.step(`${SUBSCRIPTIONS} subscriptions`, async () => {
    for (let number = 0; number < SUBSCRIPTIONS; number++) await shopper.subscribe()
  })
  const calls = (await (await fetch(`${info.emulator_url}/_emulator/requests`)).json()).map(
    ({ operation }) => operation,
  )
  const ofCheckout = calls.filter((operation) => operation.endsWith("CheckoutSession")).length / SUBSCRIPTIONS
  const subscribed = await agreements(env.DATABASE_URL)
  const file = path.join(folder, "measured.json")
  const given = { emulator_url: info.emulator_url, subscribed, renewals: RENEWALS, workers: WORKERS, rules: RULES }
  fs.writeFileSync(file, JSON.stringify(given))
  const command = [process.execPath, MEDUSA_CLI, "exec", path.join(ROOT, "benchmarks/recurring/in-medusa.mjs"), file]
  const measuring = `${RENEWALS} renewals, and what else is measured`
  await progress.step(measuring, () => processes.run("measure", command, { cwd: DEMO, env }))
  const measured = JSON.parse(fs.readFileSync(file, "utf8"))
  return { ...measured, calls: [...measured.calls, { what: "a checkout", made: ofCheckout }] }
}

async function agreements(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select permission.id as charge_permission_id, link.order_id from amazon_pay_charge_permission permission
       join order_payment_collection link on link.payment_collection_id = permission.payment_collection_id`,
    )
    return rows
  } finally {
    await client.end()
  }
}

try {
  const { calls, renewals, clock } = await measure()
  const failures = []
  console.log("\nCalls to Amazon:\n")
  console.table(calls.map(({ what, made }) => ({ what, made, wanted: WANTED[what] })))
  for (const { what, made } of calls) if (made !== WANTED[what]) failures.push(`${what}: ${made} calls`)

  const anchor = RENEWALS / PER_SECOND
  const ratio = renewals.seconds / anchor
  console.log(`${RENEWALS} renewals with their orders, ${WORKERS} at once:\n`)
  console.table([
    {
      seconds: renewals.seconds.toFixed(1),
      "seconds at 4 calls a second": anchor.toFixed(1),
      ratio: ratio.toFixed(2),
      "CPU of Medusa for each, ms": renewals.cpu.toFixed(0),
      ...renewals.outcomes,
    },
  ])
  if (renewals.outcomes.charged !== RENEWALS) failures.push("some renewals were not charged")
  if (ratio > MOST) failures.push(`the renewals took ${ratio.toFixed(2)} times what Amazon allows, not ${MOST}`)

  console.log("A run of the clock with nothing to do:\n")
  const [few] = clock
  console.table(clock.map((run) => ({ ...run, "its queries to the first": (run.queries / few.queries).toFixed(2) })))
  if (clock.some(({ queries, calls: made }) => queries !== few.queries || made > 0))
    failures.push("an idle clock works")
  if (failures.length > 0) throw new Error(failures.join("; "))
} finally {
  for (const step of cleanUp) await step()
}
