import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { readOrderPanel } from "./order-panel"

const viewOrderStep = createStep("amazon-pay-view-order", async (orderId: string, { container }) => {
  return new StepResponse(await readOrderPanel(container, orderId))
})

/** What the store knows of an order at Amazon Pay. No call to Amazon. @throws MedusaError(NOT_FOUND) */
export const viewOrderWorkflow = createWorkflow(
  "amazon-pay-view-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(viewOrderStep(orderId)),
)
