import type { Database } from "../../providers/amazon-pay/medusa/database"

export type DueTable = "amazon_pay_checkout_session" | "amazon_pay_charge_permission"

export interface DueWork {
  /**
   * The ids of rows whose time has come, the longest overdue first. They are put off by a few minutes in the same
   * statement: another instance does not get them, and after a crash they are due again.
   */
  claim(table: DueTable, options: { now: Date; limit: number }): Promise<string[]>
  /**
   * Makes payments due of which Medusa has lately written down more as captured, or as refunded, than their charges took
   * or gave back, or that wait for their replacement: a process that ended in the middle of it is followed by one that
   * starts. Only then is it looked for, because no index helps.
   */
  recall(options: { now: Date }): Promise<void>
}

const LEASE_MS = 5 * 60_000
/** By then no capture or refund that others are making just now is under way any more. */
const RECALL_MS = 6 * 60_000

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
    async recall({ now }) {
      const due = new Date(now.getTime() + RECALL_MS)
      await database.raw(
        `update "amazon_pay_charge_permission" set next_look_at = ?, idle_looks = 0
         where deleted_at is null and (next_look_at is null or next_look_at > ?) and id in (
           ${permissionsWithMore("capture", "captured_amount")}
           union
           ${permissionsWithMore("refund", "refunded_amount")}
           union
           select data #>> '{amazon_pay,charge_permission_id}' from payment
           where deleted_at is null and canceled_at > ?::timestamptz - interval '3 days'
             and data #>> '{amazon_pay,replacement}' = 'due'
         )`,
        [due, due, now, now, now],
      )
    },
  }
}

function permissionsWithMore(
  table: "capture" | "refund",
  amountOfCharge: "captured_amount" | "refunded_amount",
): string {
  return `select payment.data #>> '{amazon_pay,charge_permission_id}'
    from payment join ${table} as booked on booked.payment_id = payment.id and booked.deleted_at is null
    where payment.deleted_at is null and payment.id in (
      select payment_id from ${table} where deleted_at is null and created_at > ?::timestamptz - interval '3 days'
    )
    group by payment.id
    having sum(booked.amount) > coalesce((
      select sum((charge ->> '${amountOfCharge}')::numeric)
      from jsonb_array_elements(payment.data #> '{amazon_pay,charges}') as charge
      where charge ->> 'state' in ('Captured', 'CaptureInitiated')
    ), 0)`
}
