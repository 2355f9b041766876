import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../../amazon/money"
import type { OrderPayment } from "../../shared/order-payments"
import { correctTransactions } from "./correct-transactions"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/** Takes back refunds that Amazon has declined: the money was not returned, and is still owed to the buyer. */
export async function unbookRefunds(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { currency_code } = payment.data
  const declined = payment.data.refunds.filter(({ state, refund_id }) => state === "Declined" && refund_id !== null)
  for (const booked of payment.refunds.filter(({ id }) => declined.some(({ refund_id }) => refund_id === id))) {
    const left = whatStands(payment, booked.id)
    if (!booked.amount.isMoreThan(left)) continue
    const entries = [{ reference_id: booked.id, amount: `-${left.amount}` }]
    await correctTransactions(container, order_id, { currency_code, entries })
    const rows = paymentRows(container)
    await (left.isZero() ? rows.deleteRefunds(booked.id) : rows.updateRefunds({ id: booked.id, amount: left.amount }))
    await recomputeCollection(container, payment)
  }
}

/** One refund in Medusa may be several at Amazon, on different charges. */
function whatStands({ data }: OrderPayment, refundId: string): Money {
  const parts = data.refunds.filter(({ refund_id, state }) => refund_id === refundId && state !== "Declined")
  return Money.sum(
    parts.map(({ amount }) => Money.of(amount, data.currency_code)),
    data.currency_code,
  )
}
