import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Money } from "../../../amazon/money"

interface Correction {
  order_id: string
  reference: "capture" | "refund"
  /** Medusa's capture or refund; canceling an order books its refunds under the payment instead. */
  booking_id: string
  payment_id: string
  /** What was booked, and what is true. */
  booked: Money
  amount: Money
}

/** The order's books: Medusa counts captures and refunds there once more, apart from the payment's own rows. */
export async function correctTransaction(
  container: MedusaContainer,
  { order_id, reference, booking_id, payment_id, booked, amount }: Correction,
): Promise<void> {
  const module = container.resolve(Modules.ORDER)
  const sign = reference === "refund" ? -1 : 1
  const transactions = await module.listOrderTransactions({ order_id })
  const wrong =
    transactions.find(({ reference_id }) => reference_id === booking_id) ??
    transactions.find((one) => one.reference_id === payment_id && Number(one.amount) === sign * Number(booked.amount))
  if (!wrong) return
  await module.deleteOrderTransactions([wrong.id])
  if (amount.isZero()) return
  await module.addOrderTransactions({
    order_id,
    reference,
    reference_id: booking_id,
    currency_code: amount.currencyCode.toLowerCase(),
    amount: sign * Number(amount.amount),
  })
}
