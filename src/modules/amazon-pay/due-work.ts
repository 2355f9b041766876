import type { Database } from "../../providers/amazon-pay/medusa/database"

export type DueTable = "amazon_pay_checkout_session" | "amazon_pay_charge_permission"

export interface DueWork {
  /**
   * The ids of rows whose time has come, the longest overdue first. They are put off by a few minutes in the same
   * statement: another instance does not get them, and after a crash they are due again.
   */
  claim(table: DueTable, options: { now: Date; limit: number }): Promise<string[]>
}

const LEASE_MS = 5 * 60_000

/** By the index on next_look_at: the cost follows what is due, not what was ever sold. */
export function createDueWork(database: Database): DueWork {
  return {
    async claim(table, { now, limit }) {
      const { rows } = await database.raw(
        `update "${table}" set next_look_at = ? where id in (
           select id from "${table}" where next_look_at <= ? and deleted_at is null
           order by next_look_at limit ? for update skip locked
         ) returning id`,
        [new Date(now.getTime() + LEASE_MS), now, limit],
      )
      return rows.map(({ id }) => String(id))
    },
  }
}
