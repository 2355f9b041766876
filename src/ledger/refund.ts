import { z } from "zod"
import { isChargeId, isRefundId, type ChargeId, type RefundId } from "../amazon/ids"
import { Money } from "../amazon/money"
import type { Refund } from "../amazon/resources/refund"
import { readState, REFUND_STATES, type RefundState } from "../amazon/states"
import { capturedBy, isFinal, type ChargeEntry } from "./charge"

/** A Refund as Amazon was last seen to hold it. */
export interface RefundEntry {
  id: RefundId
  charge_id: ChargeId
  state: RefundState
  reason_code: string | null
  amount: Money
  refunded_at: Date | null
  /** The operation that made it; null for one that was found. */
  operation_id: string | null
  /** Medusa's refund that books it. */
  refund_id: string | null
  /** The state that store owner and admin were last told of, as far as there was something to tell. */
  announced: RefundState | null
}

const text = z.string().nullable()

const rowSchema = z.object({
  id: z.custom<RefundId>(isRefundId),
  charge_id: z.custom<ChargeId>(isChargeId),
  state: z.unknown().transform((state) => readState(REFUND_STATES, state)),
  reason_code: text,
  currency_code: z.string(),
  amount: z.string(),
  refunded_at: z.coerce.date().nullable(),
  operation_id: text,
  refund_id: text,
  announced: text.transform((state) => (state === null ? null : readState(REFUND_STATES, state))),
})

/** @throws when the row is not one that this code wrote */
export function readRefundEntry(row: unknown): RefundEntry {
  const { currency_code, amount, ...entry } = rowSchema.parse(row)
  return { ...entry, amount: Money.of(amount, currency_code) }
}

export function seenRefund(refund: Refund, known: Pick<RefundEntry, "amount" | "refunded_at">) {
  return {
    state: refund.state,
    reason_code: refund.reasonCode,
    amount: refund.refundAmount === null || refund.refundAmount.isZero() ? known.amount : refund.refundAmount,
    refunded_at: refund.creationTimestamp ?? known.refunded_at,
  }
}
export type SeenRefund = ReturnType<typeof seenRefund>

/** Whether Amazon will say nothing more of the refund. */
export function isSettled({ state }: Pick<RefundEntry, "state">): boolean {
  return state === "Refunded" || state === "Declined"
}

/** What these refunds give back. */
export function returnedBy(refunds: readonly RefundEntry[], currencyCode: string): Money {
  const standing = refunds.filter(({ state }) => state !== "Declined")
  return Money.sum(
    standing.map(({ amount }) => amount),
    currencyCode,
  )
}

/**
 * What a charge has given back, or is giving back. Amazon may count a refund in the charge's `refundedAmount` at once, or
 * when it settles, and `refundedAmount` also has refunds that nobody told us of. Where it is less than what we know of, it
 * counts only what is settled, and what is under way comes on top.
 */
export function returnedOf(charge: ChargeEntry, refunds: readonly RefundEntry[]): Money {
  const { currencyCode } = charge.amount
  const own = refunds.filter(({ charge_id }) => charge_id === charge.id)
  const known = returnedBy(own, currencyCode)
  if (!known.isMoreThan(charge.refunded)) return charge.refunded
  const pending = returnedBy(
    own.filter((refund) => !isSettled(refund)),
    currencyCode,
  )
  const together = charge.refunded.plus(pending)
  // A refund may have settled since the charge was last seen.
  return together.isMoreThan(known) ? together : known
}

/** What may still be refunded of a charge. */
export function refundable(charge: ChargeEntry, refunds: readonly RefundEntry[]): Money {
  return capturedBy(charge).minus(returnedOf(charge, refunds))
}

/** Whether Amazon has money of the buyer's with a charge, or may have. */
export function isHolding(charge: ChargeEntry, refunds: readonly RefundEntry[]): boolean {
  return !isFinal(charge) || !refundable(charge, refunds).isZero()
}
