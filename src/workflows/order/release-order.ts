import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { AmazonPayError } from "../../amazon/errors"
import { reconcile } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { findOrderPayments } from "../books/order-payments"
import { recordOrder } from "./record-order"

const releaseOrderStep = createStep("amazon-pay-release-order", async (orderId: string, { container }) => {
  await releaseOrder(container, orderId)
  return new StepResponse(null)
})

/**
 * After an order was canceled: releases what Amazon still holds for it and closes the Charge Permission. Medusa itself
 * asks no provider to for an authorization that is pending, nor for the rest of one that is captured in part. It is
 * written down first, so that the clock tries until it is done.
 */
export const releaseOrderWorkflow = createWorkflow(
  "amazon-pay-release-order",
  (orderId: WorkflowData<string>) => new WorkflowResponse(releaseOrderStep(orderId)),
)

async function releaseOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const { payments } = await findOrderPayments(container, orderId)
  if (payments.length === 0) return
  await recordOrder(container, orderId)
  const module = amazonPayModule(container)
  const rows = await module.listAmazonPayChargePermissions({ order_id: [orderId] })
  const now = new Date()
  for (const { id } of rows) {
    const request = { id, release_requested: true, next_look_at: now, idle_looks: 0 }
    // Not while somebody looks: what they write afterwards was read before the order was canceled.
    await oneAtATime(container, id, () => module.updateAmazonPayChargePermissions(request))
  }
  for (const { id } of rows) {
    try {
      await reconcile(container, { charge_permission_id: id })
    } catch (error) {
      // Amazon could not be asked. It is due, and the clock tries again.
      if (!(error instanceof AmazonPayError)) throw error
    }
  }
}
