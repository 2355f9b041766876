import { createClock } from "../amazon/clock"
import { createDueSessions } from "../modules/amazon-pay/due-sessions"
import type { Queries } from "./database"
import { createOperations } from "./operations"
import { createRecurringCharges } from "./recurring-charges"
import { useDatabase } from "./test/database"
import { createWatches } from "./watches"

const database = useDatabase()
const NOW = new Date("2026-04-01T00:10:00Z")
const CLAIM = { now: NOW, again: new Date("2026-04-01T00:15:00Z"), limit: 1 }

/** Of each kind of work five are due. */
const WORK: Record<string, { insert: string; claim: (queries: Queries) => Promise<unknown[]>; left: string }> = {
  "Checkout Sessions": {
    insert: `insert into amazon_pay_checkout_session (id, cart_id, provider_id, flow, state, next_look_at)
      select 'session-' || n, 'cart-' || n, 'pp', 'review', 'Open', '2026-04-01T00:00:00Z' from generate_series(1, 5) n`,
    claim: (queries) => createDueSessions(queries).claim(CLAIM),
    left: "select id from amazon_pay_checkout_session where next_look_at <= ?",
  },
  orders: {
    insert: `insert into amazon_pay_watch (id, next_look_at)
      select 'order-' || n, '2026-04-01T00:00:00Z' from generate_series(1, 5) n`,
    claim: (queries) => createWatches(queries).claimDue(CLAIM),
    left: "select id from amazon_pay_watch where next_look_at <= ?",
  },
  operations: {
    insert: `insert into amazon_pay_operation
        (id, kind, provider_id, subject, owner, request, idempotency_key, outcome, ask_again_at)
      select 'op-' || n, 'close', 'pp', 'S03-0000000-000000' || n, 'o' || n,
        '{"kind":"close","chargePermissionId":"S03-0000000-0000001","closureReason":"ended","cancelPendingCharges":true}', 'key-' || n, 'open', '2026-04-01T00:00:00Z'
      from generate_series(1, 5) n`,
    claim: (queries) => createOperations(queries, createClock()).claimDue(CLAIM),
    left: "select id from amazon_pay_operation where ask_again_at <= ?",
  },
  "recurring charges": {
    insert: `insert into amazon_pay_recurring_charge
        (id, charge_permission_id, period, provider_id, amount, currency_code, payment_collection_id, outcome, next_look_at)
      select 'charge-' || n, 'C03-0000000-0000000', n::text, 'pp', '100', 'JPY', 'col-' || n, 'open', '2026-04-01T00:00:00Z'
      from generate_series(1, 5) n`,
    claim: (queries) => createRecurringCharges(queries).claimDue(CLAIM),
    left: "select id from amazon_pay_recurring_charge where next_look_at <= ?",
  },
}

/** A plan that PostgreSQL may choose whenever it expects few rows. */
const NESTED = ["enable_hashjoin", "enable_mergejoin", "enable_material", "enable_hashagg", "enable_sort"]

describe("what is claimed of", () => {
  it.each(Object.keys(WORK))("%s is one, and the others stay due, however PostgreSQL plans it", async (work) => {
    const { insert, claim, left } = WORK[work]!
    await database().raw(insert, [])
    const claimed = await database().transaction(async (queries) => {
      for (const setting of NESTED) await queries.raw(`set local ${setting} = off`, [])
      return claim(queries)
    })
    expect(claimed).toHaveLength(1)
    expect((await database().raw(left, [NOW])).rows).toHaveLength(4)
  })
})
