import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../../amazon/money"
import type { RefundRecord } from "../../../providers/amazon-pay/data/charge-record"
import type { OrderPayment } from "../../shared/order-payments"
import { correctTransaction } from "./correct-transaction"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/** Takes back refunds that Amazon has declined: the money was not returned, and is still owed to the buyer. */
export async function unbookRefunds(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { payment_id } = payment
  if (payment_id === null) return
  for (const refund of payment.refunds) {
    const amount = amountThatStands(payment, refund.id)
    if (amount === null || !refund.amount.isMoreThan(amount)) continue
    const rows = paymentRows(container)
    await (amount.isZero()
      ? rows.deleteRefunds(refund.id)
      : rows.updateRefunds({ id: refund.id, amount: amount.amount }))
    const booked = { booking_id: refund.id, payment_id, booked: refund.amount, amount }
    await correctTransaction(container, { order_id, reference: "refund", ...booked })
    await recomputeCollection(container, payment)
  }
}

/** What is left of one of Medusa's refunds, which may be several at Amazon; null when none of it was declined. */
function amountThatStands({ data }: OrderPayment, refundId: string): Money | null {
  const parts = data.refunds.filter(({ refund_id }) => refund_id === refundId)
  const isDeclined = ({ state }: RefundRecord) => state === "Declined"
  if (!parts.some(isDeclined)) return null
  const standing = parts.filter((part) => !isDeclined(part)).map(({ amount }) => Money.of(amount, data.currency_code))
  return Money.sum(standing, data.currency_code)
}
