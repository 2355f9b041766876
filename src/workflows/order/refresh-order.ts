import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { reconcile } from "../reconcile/reconcile"
import { findOrderPayments } from "../books/order-payments"
import { recordOrder } from "./record-order"
import { readOrderPanel } from "./order-panel"

const refreshOrderStep = createStep("amazon-pay-refresh-order", async (orderId: string, { container }) => {
  const { payments } = await findOrderPayments(container, orderId)
  const permissions = new Set(payments.flatMap(({ data }) => data.charge_permission_id ?? []))
  try {
    await recordOrder(container, orderId)
    for (const charge_permission_id of permissions) await reconcile(container, { charge_permission_id })
  } catch (error) {
    throw adminError(error, "Amazon Pay could not be asked for the payment")
  }
  return new StepResponse(await readOrderPanel(container, orderId))
})

/** Looks at Amazon again and brings Medusa in line. @throws MedusaError(NOT_FOUND), or with Amazon's reason code */
export const refreshOrderWorkflow = createWorkflow(
  "amazon-pay-refresh-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(refreshOrderStep(orderId)),
)
