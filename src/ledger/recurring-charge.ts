import { z } from "zod"
import { isChargePermissionId, type ChargePermissionId } from "../amazon/ids"
import { Money } from "../amazon/money"

/** What came of charging a period. "open": nothing yet. Amazon may still be asked again after any that is not final. */
export const RECURRING_OUTCOMES = [
  "open",
  "charged",
  "pending",
  "retry_later",
  "payment_method_needed",
  "over_cap",
  "closed",
  "refused",
  "unknown",
  "gave_up",
  "canceled",
] as const
export type RecurringOutcome = (typeof RECURRING_OUTCOMES)[number]

/** What the store is told of a period: what came of it, or that it is not charged although nothing was declined. */
const RECURRING_NEWS = [...RECURRING_OUTCOMES, "delayed"] as const
export type RecurringNews = (typeof RECURRING_NEWS)[number]

/** A period of a Charge Permission. */
export interface RecurringCharge {
  id: string
  charge_permission_id: ChargePermissionId
  period: string
  provider_id: string
  amount: Money
  order_id: string | null
  payment_collection_id: string
  payment_session_id: string | null
  outcome: RecurringOutcome
  reason_code: string | null
  attempts: number
  /** null for what the account's paymentIntent says. */
  capture: boolean | null
  pending: boolean
  retry: boolean
  next_look_at: Date | null
  announced: RecurringNews | null
  settled_at: Date | null
  created_at: Date
}

/** When the clock tries again; null when it does not. */
export function retryAt({ retry, outcome, next_look_at }: RecurringCharge): Date | null {
  return retry && (outcome === "retry_later" || outcome === "over_cap") ? next_look_at : null
}

const text = z.string().nullable()
const date = z.coerce.date().nullable()
const outcome = z.enum(RECURRING_OUTCOMES)

const rowSchema = z.object({
  id: z.string(),
  charge_permission_id: z.custom<ChargePermissionId>(isChargePermissionId),
  period: z.string(),
  provider_id: z.string(),
  amount: z.string(),
  currency_code: z.string(),
  order_id: text,
  payment_collection_id: z.string(),
  payment_session_id: text,
  outcome,
  reason_code: text,
  attempts: z.number(),
  capture: z.boolean().nullable(),
  pending: z.boolean(),
  retry: z.boolean(),
  next_look_at: date,
  announced: z.enum(RECURRING_NEWS).nullable(),
  settled_at: date,
  created_at: z.coerce.date(),
})

/** @throws when the row is not one that this code wrote */
export function readRecurringCharge(row: unknown): RecurringCharge {
  const { amount, currency_code, ...entry } = rowSchema.parse(row)
  return { ...entry, amount: Money.of(amount, currency_code) }
}
