import type { MedusaContainer } from "@medusajs/framework/types"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { panelError } from "../../providers/amazon-pay/panel-error"
import { findOrderPayments } from "../books/order-payments"
import { workflowOf } from "../support/workflow-of"
import { chargeOrder } from "./charge-order"
import { isLeftInPart } from "./panel-actions"
import type { OrderPanel } from "./panel-types"

/**
 * Charges what an order costs and no payment stands for, at once and without the buyer.
 * @throws MedusaError naming what stands in the way, with a code
 */
export const chargeForAdminWorkflow = workflowOf("amazon-pay-charge-for-admin", chargeForAdmin)

async function chargeForAdmin(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  if (isLeftInPart(await findOrderPayments(container, orderId))) {
    throw panelError(
      "already_authorized",
      "Amazon Pay: the rest of a payment that is captured in part can still be captured. Capture it, or void it first.",
    )
  }
  try {
    return await chargeOrder(container, orderId)
  } catch (error) {
    throw adminError(error, "Amazon Pay did not charge the order")
  }
}
