import type { MedusaContainer } from "@medusajs/framework/types"
import { correctBooks } from "../books/correct-books"
import { lookForPaymentOfOrder } from "../books/order-payments"
import { endingPermissions } from "../reconcile/expiry"
import { nextLook } from "../reconcile/next-look"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

/**
 * After a capture or a refund: sees that the order's books say the same, and tells the clock when to look, because Amazon
 * may decide later and the notification of it may be lost. No call to Amazon. A payment that is not one with Amazon Pay
 * is left alone.
 */
export const watchPaymentWorkflow = workflowOf("amazon-pay-watch-payment", watchPayment)

async function watchPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const since = clock.now()
  const found = await lookForPaymentOfOrder(container, paymentId)
  if (!found) return
  const { order_id } = found.order
  const { order, isPending } = await correctBooks(container, order_id, { hasLooked: false })
  const permissions = order.permissions.flatMap(({ state }) => state ?? [])
  const { payments } = order
  const { next } = nextLook({
    permissions,
    ending: endingPermissions(order),
    payments,
    isUnfinished: isPending,
    idleLooks: 0,
    now: clock.now(),
  })
  if (next !== null) await ledger.watches.bringForward(order_id, { to: next, since })
  await syncWarnings(container, order_id, { hasLooked: false })
}
