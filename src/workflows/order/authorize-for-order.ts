import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { correctTransactions } from "../books/order-transactions"
import { findOrderPayments } from "../books/order-payments"

/**
 * Authorizes a payment session of an order that is placed. What the provider captured at once is entered in the order's
 * books, which Medusa does only for a session whose authorization was pending (core-flows,
 * payment/workflows/authorize-payment-session-for-order.js).
 *
 * @throws MedusaError of the provider's
 */
export async function authorizeForOrder(container: MedusaContainer, orderId: string, sessionId: string): Promise<void> {
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
  const { payments } = await findOrderPayments(container, orderId)
  const payment = payments.find(({ payment_session_id }) => payment_session_id === sessionId)
  if (!payment) return
  const entries = payment.captures.map(({ id, amount }) => ({ reference_id: id, amount: amount.amount, isDone: true }))
  await correctTransactions(container, orderId, { currency_code: payment.data.currency_code, entries })
}
