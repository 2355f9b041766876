import { z } from "zod"
import { isChargeId, isChargePermissionId } from "../amazon/ids"
import type { ChargeId, ChargePermissionId } from "../amazon/ids"
import { Money } from "../amazon/money"
import type { Charge } from "../amazon/resources/charge"
import { CHARGE_STATES, readState, type ChargeState } from "../amazon/states"

/** A Charge as Amazon was last seen to hold it. */
export interface ChargeEntry {
  id: ChargeId
  charge_permission_id: ChargePermissionId
  provider_id: string
  /** The payment session whose money it is. */
  payment_session_id: string | null
  payment_collection_id: string | null
  state: ChargeState
  reason_code: string | null
  /** Since when it is in this state, as Amazon says; null where it did not. */
  state_since: Date | null
  amount: Money
  captured: Money
  refunded: Money
  /** The end of the authorization. */
  expires_at: Date | null
  /** Amazon's own date: null before the first look at it. */
  charged_at: Date | null
  seen_at: Date
  /** The operation that made it; null for one that was found. */
  operation_id: string | null
  /** Medusa's capture that books what it took. */
  capture_id: string | null
  /** The state that store owner and admin were last told of, as far as there was something to tell. */
  announced: ChargeState | null
}

const date = z.coerce.date().nullable()
const text = z.string().nullable()

const rowSchema = z.object({
  id: z.custom<ChargeId>(isChargeId),
  charge_permission_id: z.custom<ChargePermissionId>(isChargePermissionId),
  provider_id: z.string(),
  payment_session_id: text,
  payment_collection_id: text,
  state: z.unknown().transform((state) => readState(CHARGE_STATES, state)),
  reason_code: text,
  state_since: date,
  currency_code: z.string(),
  amount: z.string(),
  captured: z.string(),
  refunded: z.string(),
  expires_at: date,
  charged_at: date,
  seen_at: z.coerce.date(),
  operation_id: text,
  capture_id: text,
  announced: text.transform((state) => (state === null ? null : readState(CHARGE_STATES, state))),
})

/** @throws when the row is not one that this code wrote */
export function readChargeEntry(row: unknown): ChargeEntry {
  const { currency_code, amount, captured, refunded, ...entry } = rowSchema.parse(row)
  const money = (value: string) => Money.of(value, currency_code)
  return { ...entry, amount: money(amount), captured: money(captured), refunded: money(refunded) }
}

/**
 * What Amazon's answer says of a charge. An amount that it leaves out is as it was known: Amazon may tell no captured
 * amount of a capture that is under way.
 */
export function seenCharge(charge: Charge, known: Pick<ChargeEntry, "amount" | "captured" | "refunded"> & Dates) {
  return {
    state: charge.state,
    reason_code: charge.reasonCode,
    state_since: charge.stateSince,
    amount: positive(charge.chargeAmount) ?? known.amount,
    captured: charge.captureAmount ?? known.captured,
    refunded: charge.refundedAmount ?? known.refunded,
    charged_at: charge.creationTimestamp ?? known.charged_at,
    expires_at: charge.expirationTimestamp ?? known.expires_at,
  }
}
export type SeenCharge = ReturnType<typeof seenCharge>

type Dates = Pick<ChargeEntry, "charged_at" | "expires_at">

function positive(money: Money | null): Money | null {
  return money === null || money.isZero() ? null : money
}

/** Whether a charge holds the buyer's money without having taken it. */
export function isLive({ state }: Pick<ChargeEntry, "state">): boolean {
  return state === "Authorized" || state === "AuthorizationInitiated"
}

/** Whether a charge has taken the buyer's money, or is taking it. */
export function isTaken({ state }: Pick<ChargeEntry, "state">): boolean {
  return state === "Captured" || state === "CaptureInitiated"
}

/** Whether Amazon will say nothing more of the charge, but for refunds. */
export function isFinal({ state }: Pick<ChargeEntry, "state">): boolean {
  return state === "Captured" || state === "Canceled" || state === "Declined"
}

/** What a charge has taken, is taking, or may have taken: a state that cannot be read counts as taken. */
export function takenBy(charge: Pick<ChargeEntry, "state" | "amount" | "captured">): Money {
  if (charge.state === "Unknown") return charge.amount
  if (!isTaken(charge)) return Money.zero(charge.amount.currencyCode)
  return charge.captured.isZero() ? charge.amount : charge.captured
}

export function takenByAll(charges: readonly ChargeEntry[], currencyCode: string): Money {
  return Money.sum(charges.map(takenBy), currencyCode)
}

/** What Amazon holds of it for sure: what is still being captured may be declined. */
export function capturedBy(charge: ChargeEntry): Money {
  return charge.state === "Captured" ? takenBy(charge) : Money.zero(charge.amount.currencyCode)
}
