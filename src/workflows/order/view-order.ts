import { readOrderPanel } from "./order-panel"
import { workflowOf } from "../support/workflow-of"

/** What the store knows of an order at Amazon Pay. No call to Amazon. @throws MedusaError(NOT_FOUND) */
export const viewOrderWorkflow = workflowOf("amazon-pay-view-order", readOrderPanel)
