import pg from "pg"
import { startPostgres } from "../scripts/lib/postgres/cluster.mjs"
import { figure } from "./lib/figures.mjs"
import { migrations, plugin } from "./lib/plugin.mjs"
import { alternately, inTurn, median } from "./lib/rounds.mjs"

const INDEX = "IDX_amazon_pay_watch_next_look_at"
const SIZES = [1_000, 100_000, 1_000_000]
const DUE = 5
const RUNS = 21
/** Without the index a claim reads the whole table. */
const RUNS_WITHOUT = 3

export const ids = ["clock_cost"]

/**
 * What it costs the clock to find its work among ever more payments that are settled: the claim of the built plugin, in a
 * PostgreSQL with the tables as its migrations make them. The anchor is the same claim without the index on next_look_at.
 */
export async function measure({ rounds, scale }) {
  const postgres = await startPostgres({ database: "clock" })
  const client = new pg.Client({ connectionString: postgres.env.DATABASE_URL })
  try {
    await client.connect()
    for (const statement of await migrations()) await client.query(statement)
    const figures = []
    for (const size of SIZES) {
      // With fewer rows PostgreSQL reads them all.
      await fill(client, Math.max(SIZES[0], Math.round(size * scale)))
      await demandIndex(client)
      const { ours, without } = await alternately(rounds, inTurn(sides(client)))
      figures.push({ size, ours, without })
    }
    const [few] = figures
    const among = (size) => size.toLocaleString("en")
    return [
      ...figures.map(({ size, ours, without }) =>
        figure(size === SIZES.at(-1) ? "clock_cost" : `clock_cost_${size}`, {
          unit: "ms",
          ours,
          anchor: without,
          anchor_name: `without the index, among ${among(size)}`,
        }),
      ),
      figure("clock_cost_growth", {
        unit: "ms",
        ours: figures.at(-1).ours,
        anchor: few.ours,
        anchor_name: `among ${among(few.size)} instead of ${among(SIZES.at(-1))}`,
      }),
    ]
  } finally {
    await client.end()
    await postgres.stop()
  }
}

async function fill(client, settled) {
  await client.query("truncate amazon_pay_watch")
  await client.query(
    "insert into amazon_pay_watch (id, looked_at) select 'order_' || n, now() from generate_series(1, $1::int) n",
    [settled],
  )
  await client.query(
    `insert into amazon_pay_watch (id, next_look_at)
     select 'order_due_' || n, now() - interval '1 minute' from generate_series(1, $1::int) n`,
    [DUE],
  )
  await client.query("vacuum analyze amazon_pay_watch")
}

const sides = (client) => ({
  ours: () => inTransaction(client, async () => median(await timesOf(client, RUNS))),
  without: () =>
    inTransaction(client, async () => {
      await client.query(`drop index "${INDEX}"`)
      return median(await timesOf(client, RUNS_WITHOUT))
    }),
})

/** What is done is taken back. */
async function inTransaction(client, work) {
  await client.query("begin")
  try {
    return await work()
  } finally {
    await client.query("rollback")
  }
}

/** Milliseconds of claims, each taken back, so that the next one finds the same work. */
async function timesOf(client, runs) {
  const times = []
  for (let run = -2; run < runs; run++) {
    const { milliseconds, rows } = await claim(client)
    if (rows.length !== 1) throw new Error(`${rows.length} rows were claimed, not 1.`)
    if (run >= 0) times.push(milliseconds)
  }
  return times
}

/** @param {string} before what the statement is to begin with */
async function claim(client, before = "") {
  const { createWatches } = plugin("ledger/watches")
  const now = new Date()
  let result
  let milliseconds
  await client.query("savepoint before")
  const queries = {
    async raw(sql, bindings) {
      let number = 0
      const statement = before + sql.replaceAll("?", () => `$${++number}`)
      const began = performance.now()
      result = await client.query(statement, bindings)
      milliseconds = performance.now() - began
      return result
    },
  }
  await createWatches(queries).claimDue({ now, again: new Date(now.getTime() + 300_000), limit: 1 })
  await client.query("rollback to before")
  return { rows: result.rows, milliseconds }
}

async function demandIndex(client) {
  const { rows } = await inTransaction(client, () => claim(client, "explain "))
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
  if (!plan.includes(INDEX)) throw new Error(`The clock's claim does not use ${INDEX}:\n${plan}`)
}
