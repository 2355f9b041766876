import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { isLive } from "../../providers/amazon-pay/data/charge-record"
import { reconcile } from "../reconcile/reconcile"
import { queryRows } from "../support/query-rows"
import { findPaymentOfOrder } from "../books/order-of-payment"
import { endReplacement } from "./replacement"
import { readOrderPanel, type OrderPanel } from "./order-panel"

const voidPaymentStep = createStep("amazon-pay-void-payment", async (paymentId: string, { container }) => {
  return new StepResponse(await voidPayment(container, paymentId))
})

/**
 * Releases a payment's authorization without canceling the order, which is then unpaid and can be paid by a payment link.
 * The Charge Permission stays open.
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
  if (!payment.canceled) {
    await container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
    if (!order.canceled) await openCollection(container, order.order_id, payment.payment_collection_id)
  }
  // Nothing replaces it any more: what is held for it is to be released.
  await endReplacement(container, [payment], null)
  const { payment: voided } = await findPaymentOfOrder(container, paymentId)
  const id = voided.data.charge_permission_id
  if (id !== null && voided.data.charges.some(isLive)) await reconcile(container, { charge_permission_id: id })
  return readOrderPanel(container, order.order_id)
}

const schema = z.object({ payment_collections: z.array(z.object({ id: z.string(), status: z.string() })) })

/** What the order costs is to be paid anew: the dashboard offers a payment link where there is an open collection. */
async function openCollection(container: MedusaContainer, order_id: string, voided: string): Promise<void> {
  const fields = ["payment_collections.id", "payment_collections.status"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id: order_id } })
  const others = schema.parse(order).payment_collections.filter(({ id }) => id !== voided)
  // Medusa would cancel another one that is authorized.
  if (others.some(({ status }) => status !== "canceled")) return
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
}
