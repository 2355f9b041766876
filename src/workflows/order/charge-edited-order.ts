import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { isLive } from "../../providers/amazon-pay/data/charge-record"
import { tellAdminOfOrder } from "../notify/notify-admin"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { findOrderPayments } from "../books/order-payments"
import { ALREADY_AUTHORIZED, chargeOrder, isUnknown, NOTHING_TO_PAY } from "./charge-order"

const chargeEditedOrderStep = createStep("amazon-pay-charge-edited-order", async (orderId: string, { container }) => {
  await chargeEditedOrder(container, orderId)
  return new StepResponse(null)
})

/**
 * After an order edit, a return, an exchange or a claim: Medusa has canceled the payment whose amount is no longer right,
 * and the buyer is not there. What cannot be charged without them is told to the admin, who can send a payment link.
 */
export const chargeEditedOrderWorkflow = createWorkflow(
  "amazon-pay-charge-edited-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(chargeEditedOrderStep(orderId)),
)

/**
 * The same where the process ended before anybody heard of the edit.
 * @param id of the order's Charge Permission
 */
export async function chargeUnheardEdit(container: MedusaContainer, id: string): Promise<void> {
  const [row] = await amazonPayModule(container).listAmazonPayChargePermissions({ id: [id] })
  if (!row) return
  const { payments } = await findOrderPayments(container, row.order_id)
  if (payments.some(({ canceled, data }) => canceled && data.replacement === "due")) {
    await chargeEditedOrder(container, row.order_id, { isTold: true })
  }
}

/** @param isTold whether the admin knows by now that Amazon's answer is awaited */
async function chargeEditedOrder(container: MedusaContainer, orderId: string, { isTold = false } = {}): Promise<void> {
  const order = await findOrderPayments(container, orderId)
  // Only where the edit took a payment of ours away: one that the admin voided is not wanted.
  const last = order.payments.findLast(({ canceled }) => canceled)
  if (!last?.data.replacement || order.canceled) return
  try {
    await chargeOrder(container, orderId)
  } catch (error) {
    const { type, code, message } = errorInfo(error)
    if (code === NOTHING_TO_PAY || code === ALREADY_AUTHORIZED) return
    if (type !== MedusaError.Types.NOT_ALLOWED) {
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`Amazon Pay: the edited order ${orderId}. ${message}`)
    }
    if (isUnknown(error)) {
      const wait =
        "It is tried again by itself until Amazon's answer is known. Wait for it before you ask the buyer to pay."
      if (!isTold) await tellAdminOfOrder(container, order.display_id, `${message} ${wait}`)
      return
    }
    const what = `The edited order could not be charged without the buyer. ${message}`
    await tellAdminOfOrder(container, order.display_id, `${what} ${await whatHelps(container, orderId)}`)
  }
}

async function whatHelps(container: MedusaContainer, orderId: string): Promise<string> {
  const { payments } = await findOrderPayments(container, orderId)
  const kept = payments.find(({ canceled, data }) => !canceled && data.charges.some(isLive))
  if (!kept) return "Send the buyer a payment link."
  const { amount, currency_code } = kept.data
  return `The authorization of ${amount} ${currency_code} from before is kept. Undo the edit, or capture it and ask the buyer for the rest, or release it and send a payment link for all of it.`
}
