/**
 * Loaded into a Medusa before all else. A step is a statement on its way to the database, a call on its way to Amazon, or
 * Amazon's answer to one, and belongs to the request that it was made for. What a request does comes to a halt at the step
 * that its header names, by its number or by words of it; the parent process is told, and ends the process when all have
 * come to theirs. Of two statements that Medusa makes at the same time, "one, after another" halts at the one when the
 * other is carried out.
 */
const { AsyncLocalStorage } = require("node:async_hooks")
const http = require("node:http")
const Postgres = require("knex/lib/dialects/postgres")

const work = new AsyncLocalStorage()

const isEnd = ({ steps, haltAt }, what) => (/^\d+$/.test(haltAt) ? steps === Number(haltAt) : what.includes(haltAt))

async function step(what) {
  const own = work.getStore()
  if (own === undefined) return
  own.steps += 1
  if (isEnd(own, what)) {
    await own.isAfter
    own.halted ??= what
  }
  const { task, steps, halted } = own
  process.send({ task, steps, halted })
  if (halted !== undefined) await new Promise(() => undefined)
}

const { emit } = http.Server.prototype
http.Server.prototype.emit = function (event, ...args) {
  const task = event === "request" && args[0].headers["x-task"]
  if (!task) return emit.call(this, event, ...args)
  const [haltAt, after] = (args[0].headers["x-halt-at"] ?? "0").split(", after ")
  const own = { task, steps: 0, haltAt, after, isAfter: undefined, goOn: undefined }
  if (after !== undefined) own.isAfter = new Promise((resolve) => (own.goOn = resolve))
  return work.run(own, () => emit.call(this, event, ...args))
}

const { _query: query } = Postgres.prototype
Postgres.prototype._query = async function (connection, statement) {
  await step(statement.sql)
  const answer = await query.call(this, connection, statement)
  const own = work.getStore()
  if (own?.after !== undefined && statement.sql.includes(own.after)) own.goOn()
  return answer
}

const { fetch } = globalThis
globalThis.fetch = async (input, init) => {
  if (!String(input).includes("/v2/")) return fetch(input, init)
  const call = `${init.method} ${String(input)}`
  await step(call)
  const answer = await fetch(input, init)
  await step(`${call}: ${answer.status}`)
  return answer
}
