import { createClock } from "../../amazon/clock"
import { useDatabase } from "../../ledger/test/database"
import { createWatches } from "../../ledger/watches"
import { createOverdue } from "./overdue"

const database = useDatabase()
const NOTHING = { count: 0, since: null }

describe("what is overdue", () => {
  it("is nothing while the clock keeps up", async () => {
    const clock = createClock()
    await createWatches(database()).ensure("order_1", new Date(clock.now().getTime() - 60_000))
    expect(await createOverdue(database(), clock)()).toEqual({
      operations: NOTHING,
      checkout_sessions: NOTHING,
      recurring_charges: NOTHING,
      orders: NOTHING,
    })
  })

  it("is what has waited for five minutes, and since when the first of it has", async () => {
    const clock = createClock()
    const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
    const first = ago(20)
    const watches = createWatches(database())
    await watches.ensure("order_1", ago(6))
    await watches.ensure("order_2", first)
    await watches.ensure("order_3", null)
    await watches.ensure("order_4", ago(4))
    expect(await createOverdue(database(), clock)()).toMatchObject({ orders: { count: 2, since: first.toISOString() } })
  })

  it("is read once in five seconds, however many ask", async () => {
    const clock = createClock()
    const queries = { raw: jest.fn((sql: string, values: readonly unknown[]) => database().raw(sql, [...values])) }
    const overdue = createOverdue(queries, clock)
    await Promise.all([overdue(), overdue()])
    await overdue()
    expect(queries.raw).toHaveBeenCalledTimes(1)
    clock.setOffset(6_000)
    await overdue()
    expect(queries.raw).toHaveBeenCalledTimes(2)
  })

  it("is asked for again when the database has failed", async () => {
    let isAway = true
    const queries = {
      raw: (sql: string, values: readonly unknown[]) =>
        isAway ? Promise.reject(new Error("away")) : database().raw(sql, [...values]),
    }
    const overdue = createOverdue(queries, createClock())
    await expect(overdue()).rejects.toThrow("away")
    isAway = false
    expect(await overdue()).toMatchObject({ orders: NOTHING })
  })
})
