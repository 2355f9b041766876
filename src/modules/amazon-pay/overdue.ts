import type { Clock } from "../../amazon/clock"
import type { Queries } from "../../ledger/database"

/** What waits for the clock since `since`, ISO 8601; null when nothing does. */
export interface Waiting {
  count: number
  since: string | null
}

const WORK = {
  /** Asked of Amazon and not answered. */
  operations: "select ask_again_at as due from amazon_pay_operation where outcome = 'open' and deleted_at is null",
  checkout_sessions: "select next_look_at as due from amazon_pay_checkout_session where deleted_at is null",
  recurring_charges: "select next_look_at as due from amazon_pay_recurring_charge where deleted_at is null",
  orders: "select next_look_at as due from amazon_pay_watch where deleted_at is null",
} as const

export type Overdue = Record<keyof typeof WORK, Waiting>

/** Milliseconds: the clock runs every 15 seconds, and a run takes 50 at most. What waits longer is overdue. */
const OVERDUE_MS = 5 * 60_000
/** Milliseconds: whoever asks again sooner gets the same answer, for the route is open to all. */
const REMEMBERED_MS = 5_000

const SQL = Object.entries(WORK)
  .map(
    ([work, rows]) =>
      `select '${work}' as work, count(*)::int as count, min(due) as since from (${rows}) as ${work} where due <= ?`,
  )
  .join(" union all ")

/** @returns reads what is overdue, from the indexes that the clock uses */
export function createOverdue(queries: Queries, clock: Clock): () => Promise<Overdue> {
  let last: { at: number; overdue: Promise<Overdue> } | null = null

  async function read(now: number): Promise<Overdue> {
    const before = new Date(now - OVERDUE_MS)
    const { rows } = await queries.raw(
      SQL,
      Object.keys(WORK).map(() => before),
    )
    const of = (work: keyof Overdue): Waiting => {
      const { count, since } = rows.find((row) => row["work"] === work) ?? {}
      return { count: Number(count), since: since instanceof Date ? since.toISOString() : null }
    }
    return {
      operations: of("operations"),
      checkout_sessions: of("checkout_sessions"),
      recurring_charges: of("recurring_charges"),
      orders: of("orders"),
    }
  }

  return () => {
    const now = clock.now().getTime()
    if (last === null || Math.abs(now - last.at) >= REMEMBERED_MS) {
      const overdue = read(now)
      last = { at: now, overdue }
      // What failed is not remembered.
      overdue.catch(() => (last = null))
    }
    return last.overdue
  }
}
