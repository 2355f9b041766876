import type { MedusaContainer } from "@medusajs/framework/types"
import { correctBooks } from "../books/correct-books"
import { lookForPaymentOfOrder } from "../books/order-payments"
import { workflowOf } from "../support/workflow-of"

/**
 * Before an admin refunds a payment of an order that is canceled: sees that Medusa can book it. Otherwise Medusa would
 * answer 400 after Amazon has made the refund, and the admin would press again. No call to Amazon.
 *
 * @returns the id of the payment's order; null for a payment that is not one with Amazon Pay, which is left alone
 */
export const prepareRefundWorkflow = workflowOf("amazon-pay-prepare-refund", prepareRefund)

async function prepareRefund(container: MedusaContainer, paymentId: string): Promise<string | null> {
  const found = await lookForPaymentOfOrder(container, paymentId)
  if (!found) return null
  const { order_id, canceled } = found.order
  if (canceled) await correctBooks(container, order_id, { hasLooked: false })
  return order_id
}
