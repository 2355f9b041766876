import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../../amazon/ids"
import type { ShopperFailureCode } from "../../../amazon/shopper-failure"
import { isLive } from "../../../ledger/charge"
import type { OrderPayments } from "../../books/order-payments"
import { recordOrder } from "../../order/record-order"
import { amazonPayModule } from "../../support/amazon-pay-module"
import { authorizeForOrder } from "../../order/authorize-for-order"
import { findBinding, subjectOf } from "../../support/binding"
import { failureCodeOf } from "../checkout-failure"
import type { Outcome } from "../outcome"
import type { OrderToPay, Visit } from "../visit"
import { findOrderDue } from "./order-due"

/**
 * The buyer of a payment link comes back from approving the payment: it becomes the order's. A reload, or a second tab,
 * finds the order paid.
 */
export async function completeOrderPayment(
  container: MedusaContainer,
  visit: Visit,
  order: OrderToPay,
): Promise<Outcome> {
  const { checkoutSessionId: id } = visit
  const known = await findBinding(container, id)
  if (known && subjectOf(known) !== visit.cartId) return { outcome: "failed", code: "wrong_cart" }
  const mayAsk = () => amazonPayModule(container).lookups.takeKnown(id)
  const failure = await payOrder(container, order, id, mayAsk)
  if (failure === null) return { outcome: "placed", order_id: order.order_id }
  if (known) await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, failure_code: failure })
  return { outcome: "failed", code: failure }
}

/**
 * @param mayAsk whether Amazon may be asked for it now
 * @returns why it is not paid, or null when it is
 */
export async function payOrder(
  container: MedusaContainer,
  order: OrderToPay,
  id: CheckoutSessionId,
  mayAsk: () => boolean = () => true,
): Promise<ShopperFailureCode | null> {
  const due = await findOrderDue(container, order)
  if (due?.isPaid) return null
  if (!due || due.isCanceled || !due.isMeantFor(id)) return "session_gone"
  const session = due.sessionOf(id)
  if (session === null) return "total_changed"
  // What Amazon was asked for already is the order's.
  const { outcome, provider_id } = session.completion
  if (outcome === "prepared" && !due.offers(provider_id)) return "provider_unavailable"
  if (!mayAsk()) return "amazon_unreachable"
  let paid: OrderPayments
  try {
    paid = await authorizeForOrder(container, order.order_id, session.id)
  } catch (error) {
    const code = failureCodeOf(error)
    if (code) return code
    throw error
  }
  await recordOrder(container, order.order_id)
  await lookIfLess(container, paid, session.id)
  return null
}

/** The order may have come to cost less while Amazon was asked. */
async function lookIfLess(
  container: MedusaContainer,
  { order_id, pending, payments }: OrderPayments,
  sessionId: string,
): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const own = payments.find(({ payment_session_id }) => payment_session_id === sessionId)
  if (own?.charges.some(isLive) && own.amount.gt(pending)) {
    await ledger.watches.bringForward(order_id, { to: clock.now() })
  }
}
