import type { AmazonPayPayment, Charge } from "../amazon-pay-order"
import type { ChargeState } from "../states"
import type { Clause } from "./clause"
import type { Units } from "../units"
import type { PaymentTotals } from "./payment-totals"

/**
 * The payment's situation in one clause: what can still be lost comes before what is done.
 *
 * @param capturable what the server would capture of it
 */
export function situation(payment: AmazonPayPayment, totals: PaymentTotals, now: Date, capturable: Units): Clause {
  const { charges } = payment
  const isAny = (state: ChargeState) => charges.some((charge) => charge.state === state)

  if (charges.length === 0) return withoutCharges(payment)
  if (isAny("Authorized")) return authorized(charges, totals, now)
  if (isAny("AuthorizationInitiated")) return { kind: "authorizing", amount: totals.authorizing }
  if (isAny("CaptureInitiated")) return { kind: "capturing", amount: totals.capturing }
  if (totals.captured > 0) return captured(payment, totals, capturable)
  if (isAny("Declined")) return { kind: "declined" }
  if (charges.every(({ state }) => state === "Canceled")) return { kind: "canceled" }
  return { kind: "unknown" }
}

function withoutCharges({ charge_permission, payment_id }: AmazonPayPayment): Clause {
  if (!charge_permission) return { kind: payment_id ? "notRead" : "checkoutNotCompleted" }
  switch (charge_permission.state) {
    case "Chargeable":
    case "NonChargeable":
      return { kind: "nothingAuthorized" }
    case "Closed":
      return { kind: "nothingCharged" }
    case null:
      return { kind: "notRead" }
    default:
      return { kind: "unknown" }
  }
}

function authorized(charges: readonly Charge[], totals: PaymentTotals, now: Date): Clause {
  const until = firstEnd(charges)
  const amounts = { authorized: totals.authorized + totals.captured, captured: totals.captured }
  return until && new Date(until) <= now
    ? { kind: "authorizationEnded", ...amounts, ended: until }
    : { kind: "authorized", ...amounts, rest: totals.authorized, until }
}

/** With several authorizations the deadline is the first one's. */
function firstEnd(charges: readonly Charge[]): string | null {
  const ends = charges.filter(({ state }) => state === "Authorized").flatMap(({ expires_at }) => expires_at ?? [])
  return ends.sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null
}

/** What Amazon released of a charge that was captured in part is charged anew, as long as the permission lasts. */
function captured(payment: AmazonPayPayment, { captured, amount }: PaymentTotals, capturable: Units): Clause {
  if (captured >= amount) return { kind: "captured", amount: captured }
  if (capturable === 0) return { kind: "partlyCaptured", captured, amount }
  const until = payment.charge_permission?.expires_at ?? null
  return { kind: "authorized", authorized: amount, captured, rest: capturable, until }
}
