import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { readOrderPanel, type OrderPanel } from "../order-panel/order-panel"
import { findPaymentOfOrder } from "../shared/order-of-payment"

const voidPaymentStep = createStep("amazon-pay-void-payment", async (paymentId: string, { container }) => {
  return new StepResponse(await voidPayment(container, paymentId))
})

/**
 * Releases a payment's authorization without canceling the order, which is then unpaid. The Charge Permission stays
 * open.
 *
 * @throws MedusaError(NOT_ALLOWED) once something is captured: that can only be refunded
 */
export const voidPaymentWorkflow = createWorkflow(
  "amazon-pay-void-payment",
  (paymentId: WorkflowData<string>) => new WorkflowResponse(voidPaymentStep(paymentId)),
)

async function voidPayment(container: MedusaContainer, paymentId: string): Promise<OrderPanel> {
  const { order, payment } = await findPaymentOfOrder(container, paymentId)
  if (payment.captures.length > 0) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This payment is captured, at least in part, so it cannot be voided. Refund it, or cancel the order.",
    )
  }
  if (!payment.canceled) await container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
  return readOrderPanel(container, order.order_id)
}
