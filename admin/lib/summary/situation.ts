import type { AmazonPayPayment, Charge } from "../amazon-pay-order"
import type { ChargeState } from "../states"
import type { Clause } from "./clause"
import type { PaymentTotals } from "./payment-totals"

/** The payment's situation in one clause: what can still be lost comes before what is done. */
export function situation(payment: AmazonPayPayment, totals: PaymentTotals, now: Date): Clause {
  const { charges } = payment
  const isAny = (state: ChargeState) => charges.some((charge) => charge.state === state)

  if (charges.length === 0) return withoutCharges(payment)
  if (isAny("Authorized")) return authorized(charges, totals, now)
  if (isAny("AuthorizationInitiated")) return { kind: "authorizing", amount: totals.authorizing }
  if (isAny("CaptureInitiated")) return { kind: "capturing", amount: totals.capturing }
  if (totals.captured > 0) return captured(totals)
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
  const amounts = { authorized: totals.authorized, captured: totals.captured }
  return until && new Date(until) <= now
    ? { kind: "authorizationEnded", ...amounts, ended: until }
    : { kind: "authorized", ...amounts, until }
}

/** With several authorizations the deadline is the first one's. */
function firstEnd(charges: readonly Charge[]): string | null {
  const ends = charges.filter(({ state }) => state === "Authorized").flatMap(({ expires_at }) => expires_at ?? [])
  return ends.sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null
}

function captured({ captured, amount }: PaymentTotals): Clause {
  return captured < amount ? { kind: "partlyCaptured", captured, amount } : { kind: "captured", amount: captured }
}
