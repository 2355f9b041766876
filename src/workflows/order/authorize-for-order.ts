import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { correctBooks } from "../books/correct-books"
import { rechargeEdited } from "../books/edited-meanwhile"
import { findOrderPayments, type OrderPayments } from "../books/order-payments"
import { correctTransactions } from "../books/order-transactions"

/**
 * Authorizes a payment session of an order that is placed. What the provider captured at once is entered in the order's
 * books, which Medusa does only for a session whose authorization was pending (core-flows,
 * payment/workflows/authorize-payment-session-for-order.js).
 *
 * @returns the order's payments, as they are then
 * @throws MedusaError of the provider's
 */
export async function authorizeForOrder(
  container: MedusaContainer,
  orderId: string,
  sessionId: string,
): Promise<OrderPayments> {
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
  const { payments } = await findOrderPayments(container, orderId)
  const own = payments.filter(({ payment_session_id }) => payment_session_id === sessionId)
  for (const { captures, currency_code } of own) {
    const entries = captures.map(({ id, amount }) => ({ reference_id: id, amount: amount.toFixed(), isDone: true }))
    await correctTransactions(container, orderId, { currency_code, entries })
  }
  const { order } = await correctBooks(container, orderId, { hasLooked: false })
  await rechargeEdited(container, order, [sessionId])
  return order
}
