import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import { findOrderPayments } from "../books/order-payments"
import { reconcileOrder } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { recordOrder } from "./record-order"
import { workflowOf } from "../support/workflow-of"

/**
 * After an order was canceled: releases what Amazon still holds for it, and closes a Charge Permission that no other order
 * lives on. Medusa never asks the provider to release a pending authorization, nor the uncaptured rest of a partial
 * capture. It is due first, so that the clock tries until it is done.
 */
export const releaseOrderWorkflow = workflowOf("amazon-pay-release-order", releaseOrder)

async function releaseOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const { payments } = await findOrderPayments(container, orderId)
  if (payments.length === 0) return
  const { ledger, clock } = amazonPayModule(container)
  await ledger.watches.bringForward(orderId, { to: clock.now() })
  try {
    await recordOrder(container, orderId)
    await reconcileOrder(container, orderId)
  } catch (error) {
    // Amazon could not be asked. It is due, and the clock tries again.
    if (!(error instanceof AmazonPayError)) throw error
  }
}
