import type { Money } from "../../../amazon/money"
import { isLive } from "../../../ledger/charge"
import { returnedBy, returnedOf, type RefundEntry } from "../../../ledger/refund"
import type { OrderPayment } from "../../books/order-payments"
import { owedOf } from "../state-changes"
import { sinceOf, warningOf, type Finder } from "./facts"

export const refundDeclined: Finder = ({ order, now }) =>
  order.payments.flatMap((payment) =>
    declinedOf(payment).map(({ id: object_id, amount, reason_code, refunded_at }) => {
      // Amazon has rejected it for good: "return the money in another way". A failure of Amazon's may pass.
      const remedy = reason_code === "ProcessingFailure" ? "refund" : "none"
      const since = sinceOf(refunded_at, { now })
      return warningOf("refund_declined", payment, { object_id, amount, reason_code, since, remedy })
    }),
  )

/** Refunds that Amazon declined, until as much was returned after them. */
export function declinedOf({ chargeRefunds, currency_code }: OrderPayment): RefundEntry[] {
  return chargeRefunds.filter((refund, index) => {
    const later = chargeRefunds.slice(index + 1).filter(({ charge_id }) => charge_id === refund.charge_id)
    return refund.state === "Declined" && refund.amount.isMoreThan(returnedBy(later, currency_code))
  })
}

/** Once nothing of the order is held any more, nor being asked of Amazon. */
export const refundOwed: Finder = ({ order, now }) => {
  const { canceled, payments } = order
  const [first] = payments
  const isOpen = payments.some(
    ({ charges, operations }) => charges.some(isLive) || operations.some(({ outcome }) => outcome === "open"),
  )
  const amount = owedOf(payments)
  if (!canceled || !first || isOpen || amount === null || amount.isZero()) return []
  return [warningOf("refund_owed", first, { amount, since: now, remedy: "refund" })]
}

export const refundedElsewhere: Finder = ({ order, now }) =>
  order.payments.flatMap((payment) => [
    ...payment.chargeRefunds
      .filter(({ operation_id, state }) => operation_id === null && state !== "Declined")
      .map(({ id: object_id, amount, refunded_at }) =>
        warningOf("refunded_elsewhere", payment, {
          object_id,
          amount,
          since: sinceOf(refunded_at, { now }),
          remedy: "none",
        }),
      ),
    ...unnamed(payment).map(({ object_id, amount }) =>
      warningOf("refunded_elsewhere", payment, { object_id, amount, since: now, remedy: "none" }),
    ),
  ])

/** What a charge was seen to have returned, and no refund is known of. */
function unnamed({ charges, chargeRefunds, currency_code }: OrderPayment): { object_id: string; amount: Money }[] {
  return charges.flatMap((charge) => {
    const own = chargeRefunds.filter(({ charge_id }: RefundEntry) => charge_id === charge.id)
    const amount = returnedOf(charge, own).minus(returnedBy(own, currency_code))
    return amount.isZero() ? [] : [{ object_id: charge.id, amount }]
  })
}
