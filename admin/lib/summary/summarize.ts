import type { AmazonPayPayment } from "../amazon-pay-order"
import { toUnits } from "../units"
import type { Clause } from "./clause"
import { paymentTotals, type PaymentTotals } from "./payment-totals"
import { situation } from "./situation"

/** A payment at Amazon in a few plain sentences, the most important first. */
export function summarize(payment: AmazonPayPayment, now: Date): [Clause, ...Clause[]] {
  const totals = paymentTotals(payment)
  const first = situation(payment, totals, now)
  return [first, ...oddities(payment, first), ...furtherCharges(payment, totals), ...refunds(totals)]
}

/** A charge that the plugin cannot read is never hidden behind the others. */
function oddities(payment: AmazonPayPayment, first: Clause): Clause[] {
  const odd = payment.charges.some(({ state }) => state === "Unknown")
  return odd && first.kind !== "unknown" ? [{ kind: "unknown" }] : []
}

/**
 * What the Charge Permission still allows, once nothing is under way that would use it up: beside a first part it is what
 * the rest will be charged from. What an agreement allows in a month is none of the order's.
 */
function furtherCharges({ charge_permission, first_charge }: AmazonPayPayment, totals: PaymentTotals): Clause[] {
  const underWay = totals.authorized + totals.authorizing + totals.capturing
  const isPart = first_charge !== null && underWay + totals.captured < totals.amount
  const balance = toUnits(charge_permission?.amount_balance ?? null)
  if (!charge_permission || (underWay > 0 && !isPart)) return []
  if (charge_permission.state === "NonChargeable" && totals.captured < totals.amount) return [{ kind: "notChargeable" }]
  if (charge_permission.state !== "Chargeable" || charge_permission.agreement || balance <= 0) return []
  return [{ kind: "chargeable", amount: balance, until: charge_permission.expires_at }]
}

function refunds({ captured, refunded, refunding, refundsDeclined }: PaymentTotals): Clause[] {
  const clauses: Clause[] = []
  if (refunded > 0) {
    clauses.push(refunded >= captured ? { kind: "fullyRefunded" } : { kind: "refunded", amount: refunded })
  }
  if (refunding > 0) clauses.push({ kind: "refunding", amount: refunding })
  if (refundsDeclined > 0) clauses.push({ kind: "refundDeclined", amount: refundsDeclined })
  return clauses
}
