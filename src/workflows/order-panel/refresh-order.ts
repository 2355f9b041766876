import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { writePaymentData } from "../../providers/amazon-pay/data/payment-data"
import { lookAtAmazon } from "../../providers/amazon-pay/methods/retrieve-payment"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { findOrderPayments, type OrderPayment } from "../shared/order-payments"
import { readOrderPanel } from "./order-panel"

const refreshOrderStep = createStep("amazon-pay-refresh-order", async (orderId: string, { container }) => {
  const { payments, order_id } = await findOrderPayments(container, orderId)
  try {
    for (const payment of payments) await refresh(container, order_id, payment)
  } catch (error) {
    throw adminError(error, "Amazon Pay could not be asked for the payment")
  }
  return new StepResponse(await readOrderPanel(container, orderId))
})

/** Looks at Amazon again and records what it says. @throws MedusaError(NOT_FOUND), or with Amazon's reason code */
export const refreshOrderWorkflow = createWorkflow(
  "amazon-pay-refresh-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(refreshOrderStep(orderId)),
)

async function refresh(container: MedusaContainer, order_id: string, payment: OrderPayment): Promise<void> {
  const { provider_id, payment_session_id, payment_id, data } = payment
  const id = data.charge_permission_id
  if (id === null) return
  const module = amazonPayModule(container)
  const { client } = module.accounts.get(provider_id)
  const permission = await client.getChargePermission(id)
  const seen = await lookAtAmazon(client, data)
  if (payment_id) {
    await container.resolve(Modules.PAYMENT).updatePayment({ id: payment_id, ...{ data: writePaymentData(seen) } })
  }
  const row = {
    id,
    provider_id,
    order_id,
    payment_session_id,
    state: permission.state,
    reason_code: permission.reasonCode,
    amount_limit: permission.amountLimit?.amount ?? null,
    amount_balance: permission.amountBalance?.amount ?? null,
    expires_at: permission.expirationTimestamp,
    looked_at: new Date(),
  }
  const [known] = await module.listAmazonPayChargePermissions({ id: [id] })
  await (known ? module.updateAmazonPayChargePermissions(row) : module.createAmazonPayChargePermissions(row))
}
