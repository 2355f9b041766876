import type { MedusaContainer } from "@medusajs/framework/types"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { reconcileOrder } from "../reconcile/reconcile"
import { recordOrder } from "./record-order"
import { readOrderPanel } from "./order-panel"
import type { OrderPanel } from "./panel-types"
import { workflowOf } from "../support/workflow-of"

/** Looks at Amazon again and brings Medusa in line. @throws MedusaError(NOT_FOUND), or with Amazon's reason code */
export const refreshOrderWorkflow = workflowOf("amazon-pay-refresh-order", refreshOrder)

async function refreshOrder(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  try {
    await recordOrder(container, orderId)
    await reconcileOrder(container, orderId)
  } catch (error) {
    throw adminError(error, "Amazon Pay could not be asked for the payment")
  }
  return readOrderPanel(container, orderId)
}
