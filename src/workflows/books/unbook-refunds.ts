import type { MedusaContainer } from "@medusajs/framework/types"
import type { Money } from "../../amazon/money"
import { returnedFor } from "../../providers/amazon-pay/data/charge-record"
import type { Booking, OrderPayment } from "./order-payments"
import { correctTransactions } from "./order-transactions"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/** Takes back refunds that Amazon has declined: the money was not returned, and is still owed to the buyer. */
export async function unbookRefunds(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { refunds, currency_code } = payment.data
  const declined = refunds.filter(({ state }) => state === "Declined")
  for (const refund of payment.refunds.filter(({ id }) => declined.some(({ refund_id }) => refund_id === id))) {
    // One refund in Medusa may be several at Amazon, on different charges, of which the others stand.
    await unbookRefund(container, order_id, { payment, refund, stands: returnedFor(refund.id, refunds, currency_code) })
  }
}

/** @param stands what Amazon has of the refund, which stays booked */
export async function unbookRefund(
  container: MedusaContainer,
  order_id: string,
  { payment, refund: { id, amount }, stands }: { payment: OrderPayment; refund: Booking; stands: Money },
): Promise<void> {
  if (!amount.isMoreThan(stands)) return
  const { currency_code } = payment.data
  const entries = [{ reference_id: id, amount: `-${stands.amount}` }]
  await correctTransactions(container, order_id, { currency_code, entries })
  const rows = paymentRows(container)
  await (stands.isZero() ? rows.deleteRefunds(id) : rows.updateRefunds({ id, amount: stands.amount }))
  await recomputeCollection(container, payment)
}
