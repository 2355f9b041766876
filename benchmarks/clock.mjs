#!/usr/bin/env node
/**
 * What it costs the clock to find its work, among ever more payments that are settled:
 *
 *   node benchmarks/clock.mjs
 *
 * The table as the plugin's migration makes it, in a PostgreSQL of its own, and the statement that the clock sends,
 * both taken from the source. The anchor is the same statement without the index on next_look_at.
 */
import fs from "node:fs"
import pg from "pg"
import { startPostgres } from "../scripts/lib/postgres/cluster.mjs"

const TABLE = "amazon_pay_watch"
const INDEX = `IDX_${TABLE}_next_look_at`
const SIZES = [1_000, 100_000, 1_000_000]
const DUE = 5
const LIMIT = 1
const RUNS = 21

const read = (file) => fs.readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8")

/** The migrations' statements for the table, up to now. */
function schema() {
  const files = fs.readdirSync(new URL("../src/modules/amazon-pay/migrations", import.meta.url))
  const ups = files
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => read(`modules/amazon-pay/migrations/${name}`).split("down()")[0])
  const statements = ups.flatMap((up) => [...up.matchAll(/addSql\(`([^`]+)`\)/g)].map(([, sql]) => sql))
  return statements.filter((sql) => sql.includes(`"${TABLE}"`) && !sql.startsWith("insert"))
}

/** The clock's own statement, with PostgreSQL's numbered placeholders. */
function claim() {
  const [, sql] = /claimDue\(.*\{[^`]*`([^`]+)`/.exec(read("ledger/watches.ts").replaceAll("\n", " ")) ?? []
  if (!sql) throw new Error("There is no statement of claimDue in watches.ts.")
  let number = 0
  return sql.replaceAll("?", () => `$${++number}`)
}

async function fill(client, settled) {
  await client.query(`truncate "${TABLE}"`)
  await client.query(
    `insert into "${TABLE}" (id, looked_at) select 'order_' || n, now() from generate_series(1, $1::int) n`,
    [settled],
  )
  await client.query(
    `insert into "${TABLE}" (id, next_look_at)
     select 'order_due_' || n, now() - interval '1 minute' from generate_series(1, $1::int) n`,
    [DUE],
  )
  await client.query(`vacuum analyze "${TABLE}"`)
}

/** One claim that is taken back, so that each finds the same work. */
async function inTransaction(client, sql) {
  const now = new Date()
  await client.query("begin")
  try {
    const began = performance.now()
    const result = await client.query(sql, [new Date(now.getTime() + 300_000), now, [], LIMIT])
    return { milliseconds: performance.now() - began, ...result }
  } finally {
    await client.query("rollback")
  }
}

async function median(client, sql, runs) {
  for (let warmUp = 0; warmUp < 5; warmUp++) await inTransaction(client, sql)
  const times = []
  for (let run = 0; run < runs; run++) {
    const { milliseconds, rowCount } = await inTransaction(client, sql)
    if (rowCount !== LIMIT) throw new Error(`${rowCount} rows were claimed, not ${LIMIT}.`)
    times.push(milliseconds)
  }
  return times.sort((one, other) => one - other)[Math.floor(runs / 2)]
}

async function plan(client, sql) {
  const { rows } = await inTransaction(client, `explain (analyze, buffers, costs off, timing off, summary off) ${sql}`)
  return rows.map((row) => row["QUERY PLAN"])
}

/** 8 kB pages that the statement touched, wherever they were found. */
function pagesOf([, buffers]) {
  return [...buffers.matchAll(/(?:hit|read)=(\d+)/g)].reduce((sum, [, pages]) => sum + Number(pages), 0)
}

async function measure(client, settled) {
  await fill(client, settled)
  const sql = claim()
  const milliseconds = await median(client, sql, RUNS)
  const lines = await plan(client, sql)
  const index = schema().find((statement) => statement.includes(`"${INDEX}"`))
  await client.query(`drop index "${INDEX}"`)
  const without = await median(client, sql, 5)
  await client.query(index)
  return { settled, milliseconds, without, lines }
}

const postgres = await startPostgres({ database: "clock" })
const client = new pg.Client({ connectionString: postgres.env.DATABASE_URL })
try {
  await client.connect()
  for (const statement of schema()) await client.query(statement)
  const results = []
  for (const settled of SIZES) results.push(await measure(client, settled))
  const [first] = results
  console.log(`\nThe clock claims ${DUE} due rows (median of ${RUNS}):\n`)
  console.table(
    results.map(({ settled, milliseconds, without, lines }) => ({
      "settled payments": settled.toLocaleString("en"),
      "claim, ms": milliseconds.toFixed(2),
      "times the first": (milliseconds / first.milliseconds).toFixed(2),
      "pages touched": pagesOf(lines),
      "without the index, ms": without.toFixed(2),
      "its time to ours": (without / milliseconds).toFixed(1),
    })),
  )
  const last = results.at(-1)
  console.log(`Query plan among ${last.settled.toLocaleString("en")} settled payments:\n\n${last.lines.join("\n")}\n`)
  if (!last.lines.some((line) => line.includes(INDEX))) throw new Error(`The plan does not use ${INDEX}.`)
} finally {
  await client.end()
  await postgres.stop()
}
