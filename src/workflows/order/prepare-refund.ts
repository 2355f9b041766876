import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { creditCanceledOrder } from "../books/credit-canceled-order"
import { oneAtATime } from "../support/one-at-a-time"
import { lookForPaymentOfOrder } from "../books/order-of-payment"
import { findOrderPayments } from "../books/order-payments"

const readyRefundStep = createStep("amazon-pay-ready-refund", async (paymentId: string, { container }) => {
  return new StepResponse(await readyRefund(container, paymentId))
})

/**
 * Before an admin refunds a payment of an order that is canceled: sees that Medusa can book it. Otherwise Medusa would
 * answer 400 after Amazon has made the refund, and the admin would press again. No call to Amazon.
 *
 * @returns the id of the payment's order; null for a payment that is not one with Amazon Pay, which is left alone
 */
export const readyRefundWorkflow = createWorkflow(
  "amazon-pay-ready-refund",
  (paymentId: WorkflowData<string>) => new WorkflowResponse(readyRefundStep(paymentId)),
)

async function readyRefund(container: MedusaContainer, paymentId: string): Promise<string | null> {
  const found = await lookForPaymentOfOrder(container, paymentId)
  if (!found) return null
  const { order_id, canceled } = found.order
  const id = found.payment.data.charge_permission_id
  if (canceled && id) {
    await oneAtATime(container, id, async () =>
      creditCanceledOrder(container, await findOrderPayments(container, order_id)),
    )
  }
  return order_id
}
