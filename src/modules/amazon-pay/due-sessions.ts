import { claimDue, type Claim } from "../../ledger/claim"
import type { Queries } from "../../ledger/database"

export interface DueSessions {
  /**
   * The ids of Checkout Sessions whose time has come: those that were tried less often first, because their buyers may
   * have approved, then the longest overdue. They are put off in the same statement: another instance does not get them,
   * and after a crash they are due again.
   */
  claim(options: Claim): Promise<string[]>
}

/** By the index on idle_looks and next_look_at: the cost follows what is due, not what was ever sold. */
export function createDueSessions(queries: Queries): DueSessions {
  return {
    async claim(options) {
      const table = "amazon_pay_checkout_session"
      const rows = await claimDue(queries, { table, due: "next_look_at", order: "idle_looks, next_look_at" }, options)
      return rows.map(({ id }) => String(id))
    },
  }
}
