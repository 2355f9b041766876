import type { AmazonPayPayment } from "../amazon-pay-order"
import { toUnits, type Units } from "../units"
import type { Clause } from "./clause"
import { paymentTotals, type PaymentTotals } from "./payment-totals"
import { situation } from "./situation"

/**
 * A payment at Amazon in a few plain sentences, the most important first.
 *
 * @param max what the server would capture of it, a decimal string in major units; null for nothing
 */
export function summarize(payment: AmazonPayPayment, now: Date, max: string | null): [Clause, ...Clause[]] {
  const totals = paymentTotals(payment)
  const capturable = toUnits(max)
  const first = situation(payment, totals, now, capturable)
  return [first, ...oddities(payment, first), ...furtherCharges(payment, totals, capturable), ...refunds(totals)]
}

/** A charge that the plugin cannot read is never hidden behind the others. */
function oddities(payment: AmazonPayPayment, first: Clause): Clause[] {
  const odd = payment.charges.some(({ state }) => state === "Unknown")
  return odd && first.kind !== "unknown" ? [{ kind: "unknown" }] : []
}

/**
 * What can be captured beside what is authorized, once nothing is under way that would use it up. A part that was captured
 * has said it already; what an agreement allows in a month is none of the order's.
 */
function furtherCharges(payment: AmazonPayPayment, totals: PaymentTotals, capturable: Units): Clause[] {
  const { charge_permission: permission, first_charge } = payment
  const { amount, captured, authorized, authorizing, capturing } = totals
  const underWay = authorized + authorizing + capturing
  const isPart = first_charge !== null && underWay + captured < amount
  if (!permission || (underWay > 0 && !isPart)) return []
  if (permission.state === "NonChargeable" && captured < amount) return [{ kind: "notChargeable" }]
  const further = Math.min(toUnits(permission.amount_balance), capturable - authorized)
  if (permission.state !== "Chargeable" || permission.agreement || further <= 0) return []
  if (captured > 0 && underWay === 0) return []
  return [{ kind: "chargeable", amount: further, until: permission.expires_at }]
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
