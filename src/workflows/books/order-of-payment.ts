import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { queryRows, textOf } from "../support/query-rows"
import { findOrderPayments, type OrderPayment, type OrderPayments } from "./order-payments"

export interface PaymentOfOrder {
  order: OrderPayments
  payment: OrderPayment & { payment_id: string }
}

/** @throws MedusaError(NOT_FOUND) when there is no such payment, or it is not one with Amazon Pay */
export async function findPaymentOfOrder(container: MedusaContainer, paymentId: string): Promise<PaymentOfOrder> {
  const found = await lookForPaymentOfOrder(container, paymentId)
  if (found) return found
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `Payment with id: ${paymentId} was not found among the orders paid with Amazon Pay`,
  )
}

/** For what happens to payments of all kinds. @returns null for one that is not an order's, or not with Amazon Pay */
export async function lookForPaymentOfOrder(
  container: MedusaContainer,
  paymentId: string,
): Promise<PaymentOfOrder | null> {
  const [row] = await queryRows(container, {
    entity: "payment",
    fields: ["payment_collection_id"],
    filters: { id: paymentId },
  })
  const filters = { payment_collection_id: textOf(row, "payment_collection_id") ?? "" }
  const [link] = await queryRows(container, { entity: "order_payment_collection", fields: ["order_id"], filters })
  const orderId = textOf(link, "order_id")
  if (orderId === null) return null
  const order = await findOrderPayments(container, orderId)
  const payment = order.payments.find(({ payment_id }) => payment_id === paymentId)
  return payment ? { order, payment: { ...payment, payment_id: paymentId } } : null
}
