import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../../amazon/money"
import type { OrderPayment } from "../../shared/order-payments"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"
import { reverseTransaction } from "./reverse-transaction"

/** Takes back refunds that Amazon has declined: the money was not returned, and is still owed to the buyer. */
export async function unbookRefunds(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { refunds, currency_code } = payment.data
  for (const refund of refunds) {
    const booked = payment.refunds.find(({ id }) => id === refund.refund_id)
    if (refund.state !== "Declined" || !booked) continue
    const amount = Money.of(refund.amount, currency_code).min(booked.amount)
    const isNew = await reverseTransaction(container, {
      order_id,
      reference: "amazon_pay_refund_declined",
      reference_id: refund.id,
      amount,
      sign: 1,
    })
    if (!isNew) continue
    // One refund in Medusa may have been several at Amazon, on different charges.
    const left = booked.amount.minus(amount)
    const rows = paymentRows(container)
    await (left.isZero() ? rows.deleteRefunds(booked.id) : rows.updateRefunds({ id: booked.id, amount: left.amount }))
    booked.amount = left
    await recomputeCollection(container, payment)
  }
}
