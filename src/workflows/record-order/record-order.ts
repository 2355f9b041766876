import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { AmazonPayError } from "../../amazon/errors"
import { merchantMetadata } from "../../providers/amazon-pay/checkout/merchant-metadata"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { findOrderPayments, type OrderPayment } from "../shared/order-payments"

const recordOrderStep = createStep("amazon-pay-record-order", async (orderId: string, { container }) => {
  await recordOrder(container, orderId)
  return new StepResponse(null)
})

/**
 * After an order was placed with Amazon Pay: remembers which order its Charge Permission pays for, and writes the
 * order's number back to Amazon, where buyer and merchant see it. One call to Amazon. It may run twice.
 */
export const recordOrderWorkflow = createWorkflow(
  "amazon-pay-record-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(recordOrderStep(orderId)),
)

async function recordOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const found = await findOrderPayments(container, orderId)
  for (const payment of found.payments) await recordPermission(container, found, payment)
}

async function recordPermission(
  container: MedusaContainer,
  { order_id, display_id }: { order_id: string; display_id: string },
  { provider_id, payment_session_id, data: { checkout_session_id, charge_permission_id } }: OrderPayment,
): Promise<void> {
  if (charge_permission_id === null) return
  const module = amazonPayModule(container)
  const account = module.accounts.find(provider_id)
  const [known] = await module.listAmazonPayChargePermissions({ id: [charge_permission_id] })
  if (!known) {
    await module.createAmazonPayChargePermissions({
      id: charge_permission_id,
      provider_id,
      order_id,
      payment_session_id,
    })
    if (checkout_session_id) await closeBinding(container, checkout_session_id)
  }
  if (account === null || known) return
  try {
    await account.client.updateChargePermission(charge_permission_id, {
      merchantMetadata: { ...merchantMetadata(account), merchantReferenceId: display_id },
    })
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: order ${display_id} could not be named on ${charge_permission_id}. ${error.message}`)
  }
}

async function closeBinding(container: MedusaContainer, id: string): Promise<void> {
  const module = amazonPayModule(container)
  const [binding] = await module.listAmazonPayCheckoutSessions({ id: [id] })
  if (binding) await module.updateAmazonPayCheckoutSessions({ id, state: "Completed" })
}
