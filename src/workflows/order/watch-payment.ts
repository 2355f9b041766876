import type { MedusaContainer } from "@medusajs/framework/types"
import { correctBooks } from "../books/correct-books"
import { findOrderPayments, orderOfPayment } from "../books/order-payments"
import { endingPermissions } from "../reconcile/expiry"
import { nextLook } from "../reconcile/next-look"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

/**
 * After a capture or a refund: sees that the order's books say the same, and tells the clock when to look, because Amazon
 * may decide later and the notification of it may be lost. No call to Amazon. Of an order that is not paid with Amazon Pay
 * at all nothing is done.
 */
export const watchPaymentWorkflow = workflowOf("amazon-pay-watch-payment", watchPayment)

async function watchPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const since = clock.now()
  const order_id = await orderOfPayment(container, paymentId)
  if (order_id === null) return
  const before = await findOrderPayments(container, order_id)
  if (before.payments.length === 0) return
  if (!before.payments.some(({ payment_id }) => payment_id === paymentId)) {
    // Another provider's: what the order costs beyond it may be what is held.
    await ledger.watches.bringForward(order_id, { to: clock.now() })
    await syncWarnings(container, order_id, { hasLooked: false })
    return
  }
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
