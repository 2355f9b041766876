import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Money } from "../../amazon/money"
import { isLive } from "../../ledger/charge"
import { rememberTried } from "../books/edited-meanwhile"
import { findOrderPayments } from "../books/order-payments"
import { releaseUnowed } from "../reconcile/unowed"
import { notifyAdmin } from "../notify/notify-admin"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo, loggable } from "../support/error-info"
import { PERMISSION_CHANGED } from "../../providers/amazon-pay/methods/authorize-payment"
import { ALREADY_AUTHORIZED, chargeOrder, isToBeRepeated, NOTHING_TO_PAY } from "./charge-order"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { workflowOf } from "../support/workflow-of"

/**
 * After an order edit, a return, an exchange or a claim: Medusa has canceled the payment whose amount is no longer right,
 * and the buyer is not there. What cannot be charged without them is told to the admin, who can send a payment link.
 */
export const chargeEditedOrderWorkflow = workflowOf("amazon-pay-charge-edited-order", chargeEditedOrder)

export async function chargeEditedOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await chargeIfDue(container, orderId)
  await releaseUnowed(container, await findOrderPayments(container, orderId))
  // An edit may also be what mends an order.
  await syncWarnings(container, orderId, { hasLooked: false })
}

/** Only where the edit took a payment of ours away: one that the admin voided is not wanted. */
async function chargeIfDue(container: MedusaContainer, orderId: string): Promise<void> {
  const { watches } = amazonPayModule(container).ledger
  if (!(await watches.find(orderId))?.charge_due) return
  const order = await findOrderPayments(container, orderId)
  if (order.canceled) return
  try {
    await chargeOrder(container, orderId)
  } catch (error) {
    const { code } = errorInfo(error)
    if (code === NOTHING_TO_PAY || code === ALREADY_AUTHORIZED) return
    if (isToBeRepeated(error)) {
      const text = loggable(error)
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`Amazon Pay: the edited order ${orderId}. ${text}`)
      // Once, however often it is tried.
      const isToTell = code !== PERMISSION_CHANGED && (await watches.tell(orderId, "charge unknown", "yes"))
      if (isToTell) await notifyAdmin(container, order, { notice: "outcome_unknown", what: text })
      return
    }
    await rememberTried(container, orderId, dueOf(order.pending.toFixed(), order.payments[0]?.currency_code ?? ""))
    const kept = await keptAuthorization(container, orderId)
    await notifyAdmin(container, order, { notice: "edited_order_unpaid", reason: loggable(error), kept })
  }
  await watches.tell(orderId, "charge unknown", null)
}

async function keptAuthorization(container: MedusaContainer, orderId: string): Promise<Money | null> {
  const { payments } = await findOrderPayments(container, orderId)
  return payments.find(({ canceled, charges }) => !canceled && charges.some(isLive))?.terms.amount ?? null
}
