import type { Queries } from "../../ledger/database"

export interface DueSessions {
  /**
   * The ids of Checkout Sessions whose time has come: those that were tried less often first, because their buyers may
   * have approved, then the longest overdue. They are put off in the same statement: another instance does not get them,
   * and after a crash they are due again.
   */
  claim(options: { now: Date; again: Date; limit: number }): Promise<string[]>
}

/** By the index on idle_looks and next_look_at: the cost follows what is due, not what was ever sold. */
export function createDueSessions(queries: Queries): DueSessions {
  return {
    async claim({ now, again, limit }) {
      const { rows } = await queries.raw(
        `update "amazon_pay_checkout_session" set next_look_at = ? where id in (
           select id from "amazon_pay_checkout_session" where next_look_at <= ? and deleted_at is null
           order by idle_looks, next_look_at limit ? for update skip locked
         ) returning id`,
        [again, now, limit],
      )
      return rows.map(({ id }) => String(id))
    },
  }
}
