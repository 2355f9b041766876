import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ChargePermissionId } from "../../amazon/ids"
import { CHARGE_PERMISSION_STATES, readState } from "../../amazon/states"
import { correctBooks } from "../books/correct-books"
import { nextLook } from "../reconcile/next-look"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { lookForPaymentOfOrder } from "../books/order-of-payment"
import { findOrderPayments } from "../books/order-payments"

const watchPaymentStep = createStep("amazon-pay-watch-payment", async (paymentId: string, { container }) => {
  await watchPayment(container, paymentId)
  return new StepResponse(null)
})

/**
 * After a capture or a refund: sees that the order's books say the same, and tells the clock when to look, because Amazon
 * may decide later and the notification of it may be lost. No call to Amazon. A payment that is not one with Amazon Pay
 * is left alone.
 */
export const watchPaymentWorkflow = createWorkflow(
  "amazon-pay-watch-payment",
  (paymentId: WorkflowData<string>) => new WorkflowResponse(watchPaymentStep(paymentId)),
)

async function watchPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const found = await lookForPaymentOfOrder(container, paymentId)
  const id = found?.payment.data.charge_permission_id
  if (found && id) await oneAtATime(container, id, () => bringForward(container, id, found.order.order_id))
}

async function bringForward(container: MedusaContainer, id: ChargePermissionId, orderId: string): Promise<void> {
  const module = amazonPayModule(container)
  const [row] = await module.listAmazonPayChargePermissions({ id: [id] })
  if (!row) return
  const order = await findOrderPayments(container, orderId)
  const payments = order.payments.filter(({ data }) => data.charge_permission_id === id)
  await correctBooks(container, { ...order, payments })
  const { next_look_at } = nextLook({
    permission: { state: readState(CHARGE_PERMISSION_STATES, row.state ?? "Chargeable") },
    payments,
    isUnfinished: row.release_requested,
    idleLooks: 0,
    now: new Date(),
  })
  if (next_look_at === null || (row.next_look_at !== null && row.next_look_at <= next_look_at)) return
  await module.updateAmazonPayChargePermissions({ id, next_look_at, idle_looks: 0 })
}
