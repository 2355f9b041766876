import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isLive } from "../../ledger/charge"
import { reconcileOrder } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"
import { findPaymentOfOrder } from "../books/order-payments"
import { readOrderPanel } from "./order-panel"
import type { OrderPanel } from "./panel-types"
import { workflowOf } from "../support/workflow-of"
import { panelError } from "../../providers/amazon-pay/panel-error"

/**
 * Releases a payment's authorization without canceling the order, which is then unpaid and can be paid by a payment link.
 * The Charge Permission stays open.
 *
 * @throws MedusaError(NOT_ALLOWED) once something is captured: that can only be refunded
 */
export const voidPaymentWorkflow = workflowOf("amazon-pay-void-payment", voidPayment)

async function voidPayment(container: MedusaContainer, paymentId: string): Promise<OrderPanel> {
  const { order, payment } = await findPaymentOfOrder(container, paymentId)
  if (payment.captures.length > 0) {
    throw panelError(
      "captured_in_part",
      "This payment is captured, at least in part, so it cannot be voided. Refund it, or cancel the order.",
    )
  }
  if (!payment.canceled) {
    await container.resolve(Modules.PAYMENT).cancelPayment(paymentId)
    if (!order.canceled) await openCollection(container, order.order_id, payment.collection.id)
  }
  // Nothing replaces it any more: what is held for it is to be released.
  const { ledger, clock } = amazonPayModule(container)
  await ledger.watches.setChargeDue(order.order_id, false, clock.now())
  const { payment: voided } = await findPaymentOfOrder(container, paymentId)
  if (voided.charges.some(isLive)) await reconcileOrder(container, order.order_id)
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
