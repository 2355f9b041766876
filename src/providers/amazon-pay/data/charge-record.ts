import { z } from "zod"
import { isChargeId, isRefundId, type ChargeId, type RefundId } from "../../../amazon/ids"
import { Money } from "../../../amazon/money"
import type { Charge } from "../../../amazon/resources/charge"
import type { Refund } from "../../../amazon/resources/refund"
import { CHARGE_STATES, readState, REFUND_STATES } from "../../../amazon/states"

const text = z.string().nullable().catch(null)
const amount = z.string().catch("0")

/** A Charge as `data.amazon_pay.charges` keeps it. Amounts are decimal strings in major units, dates ISO 8601. */
export const chargeRecordSchema = z.object({
  id: z.custom<ChargeId>(isChargeId),
  state: z.unknown().transform((state) => readState(CHARGE_STATES, state)),
  reason_code: text,
  amount,
  captured_amount: amount,
  refunded_amount: amount,
  created_at: text,
  /** The end of the authorization. */
  expires_at: text,
  /** Medusa's capture that was booked for it, to be taken back when Amazon declines it later. */
  capture_id: text,
})
export type ChargeRecord = z.output<typeof chargeRecordSchema>

/** A Refund as `data.amazon_pay.refunds` keeps it. */
export const refundRecordSchema = z.object({
  id: z.custom<RefundId>(isRefundId),
  charge_id: z.custom<ChargeId>(isChargeId),
  state: z.unknown().transform((state) => readState(REFUND_STATES, state)),
  reason_code: text,
  amount,
  created_at: text,
  /** Medusa's refund that was booked for it, to be taken back when Amazon declines it later. */
  refund_id: text,
})
export type RefundRecord = z.output<typeof refundRecordSchema>

/** @param known what is recorded of this charge: Amazon may leave out an amount that it has told before */
export function recordOfCharge(charge: Charge, known?: ChargeRecord): ChargeRecord {
  return {
    id: charge.chargeId,
    state: charge.state,
    reason_code: charge.reasonCode,
    amount: charge.chargeAmount?.amount ?? known?.amount ?? "0",
    captured_amount: charge.captureAmount?.amount ?? "0",
    refunded_amount: charge.refundedAmount?.amount ?? "0",
    created_at: charge.creationTimestamp?.toISOString() ?? known?.created_at ?? null,
    expires_at: charge.expirationTimestamp?.toISOString() ?? known?.expires_at ?? null,
    capture_id: known?.capture_id ?? null,
  }
}

export function recordOfRefund(
  refund: Refund,
  known: Pick<RefundRecord, "charge_id" | "amount" | "refund_id">,
): RefundRecord {
  return {
    id: refund.refundId,
    charge_id: known.charge_id,
    state: refund.state,
    reason_code: refund.reasonCode,
    amount: refund.refundAmount?.amount ?? known.amount,
    created_at: refund.creationTimestamp?.toISOString() ?? null,
    refund_id: known.refund_id,
  }
}

/** The list with this entry in place of the one of the same id, or at its end. */
export function withRecord<Entry extends { id: string }>(entries: readonly Entry[], entry: Entry): Entry[] {
  const known = entries.some(({ id }) => id === entry.id)
  return known ? entries.map((other) => (other.id === entry.id ? entry : other)) : [...entries, entry]
}

/** What may be refunded of a charge that is Captured. */
export function refundable(charge: ChargeRecord, currencyCode: string): Money {
  if (charge.state !== "Captured") return Money.zero(currencyCode)
  return Money.of(charge.captured_amount, currencyCode).minus(Money.of(charge.refunded_amount, currencyCode))
}

/** Whether Amazon will say nothing new of a refund. */
export function isSettled({ state }: RefundRecord): boolean {
  return state === "Refunded" || state === "Declined"
}

/** Whether a charge holds the buyer's money without having taken it. */
export function isLive({ state }: ChargeRecord): boolean {
  return state === "Authorized" || state === "AuthorizationInitiated"
}

/** Whether a charge has taken the buyer's money, or is taking it. */
export function isTaken({ state }: ChargeRecord): boolean {
  return state === "Captured" || state === "CaptureInitiated"
}

/** What a charge has taken, or is taking: Amazon may tell no captured amount before it is done. */
export function takenBy(charge: ChargeRecord, currencyCode: string): Money {
  if (!isTaken(charge)) return Money.zero(currencyCode)
  const captured = Money.of(charge.captured_amount, currencyCode)
  return captured.isZero() ? Money.of(charge.amount, currencyCode) : captured
}

/** What these charges have taken together. */
export function takenByAll(charges: readonly ChargeRecord[], currencyCode: string): Money {
  return Money.sum(
    charges.map((charge) => takenBy(charge, currencyCode)),
    currencyCode,
  )
}

/** What these charges have given back, or are giving back. */
export function returnedAtAmazon(charges: readonly ChargeRecord[], currencyCode: string): Money {
  return Money.sum(
    charges.map(({ refunded_amount }) => Money.of(refunded_amount, currencyCode)),
    currencyCode,
  )
}

/** What Amazon has given back, or is giving back, for one of Medusa's refunds. */
export function returnedFor(refundId: string, refunds: readonly RefundRecord[], currencyCode: string): Money {
  const own = refunds.filter(({ refund_id, state }) => refund_id === refundId && state !== "Declined")
  return Money.sum(
    own.map(({ amount }) => Money.of(amount, currencyCode)),
    currencyCode,
  )
}
