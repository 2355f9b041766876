import { z } from "zod"
import type { Queries } from "./database"

/** An authorization that ends soon, or one that Amazon declined. */
export interface AuthorizationRow {
  /** null where Amazon refused to make a charge. */
  charge_id: string | null
  provider_id: string
  payment_collection_id: string | null
  amount: string
  currency_code: string
  reason_code: string | null
  at: Date
}

export interface Authorizations {
  /** The soonest first. */
  expiring(options: { from: Date; to: Date }): Promise<AuthorizationRow[]>
  /** Those that were declined away from the buyer too, of which there is no charge. The newest first. */
  declined(options: { since: Date }): Promise<AuthorizationRow[]>
}

/** As many as are looked at in one page. */
const MOST = 200

/** What Amazon refuses a charge with when it is the buyer's bank, or Amazon itself, that says no. */
const DECLINES = ["SoftDeclined", "HardDeclined", "AmazonRejected", "TransactionTimedOut", "PaymentMethodNotAllowed"]

const rowSchema = z.object({
  charge_id: z.string().nullable(),
  provider_id: z.string(),
  payment_collection_id: z.string().nullable(),
  amount: z.string(),
  currency_code: z.string(),
  reason_code: z.string().nullable(),
  at: z.coerce.date(),
})

const CHARGE = "id as charge_id, provider_id, payment_collection_id, amount, currency_code, reason_code"

export function createAuthorizations(queries: Queries): Authorizations {
  const read = async (sql: string, bindings: readonly unknown[]) =>
    (await queries.raw(sql, bindings)).rows.map((row) => rowSchema.parse(row))
  return {
    expiring: ({ from, to }) =>
      read(
        `select ${CHARGE}, expires_at as at from amazon_pay_charge
         where state = 'Authorized' and deleted_at is null and expires_at > ? and expires_at <= ?
         order by expires_at, id limit ?`,
        [from, to, MOST],
      ),
    declined: ({ since }) =>
      read(
        `select ${CHARGE}, state_since as at from amazon_pay_charge
         where state = 'Declined' and deleted_at is null and state_since > ?
         union all
         select null, provider_id, payment_collection_id, amount, currency_code, reason_code, settled_at
         from amazon_pay_operation
         where kind = 'charge' and outcome = 'refused' and deleted_at is null and settled_at > ? and reason_code = any(?)
         order by at desc, charge_id limit ?`,
        [since, since, DECLINES, MOST],
      ),
  }
}
