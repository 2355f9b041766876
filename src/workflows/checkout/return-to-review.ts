import type { MedusaContainer } from "@medusajs/framework/types"
import { oneAtATime } from "../support/one-at-a-time"
import { beginOrderPayment } from "./payment-link/begin-order-payment"
import { bindCheckoutSession } from "./bind-checkout-session"
import { findCart, orderOfCart } from "./cart"
import { pageOnTheWayBack, type Outcome } from "./outcome"
import { readVisit, type ReturnQuery, type Visit } from "./visit"
import { importBuyer } from "./import-buyer"
import { placeOtherPaid } from "./place-order"
import { workflowOf } from "../support/workflow-of"

/**
 * The buyer comes back from the hosted page, for the first time or after 変更: the Checkout Session is tied to the cart,
 * and e-mail and addresses are brought into it. One call to Amazon. Answers the page to send the shopper to. With a
 * payment link there is no cart, and they are sent on to approve the payment.
 */
export const returnToReviewWorkflow = workflowOf("amazon-pay-return-to-review", returnToReview)

function returnToReview(container: MedusaContainer, query: ReturnQuery): Promise<string | null> {
  return pageOnTheWayBack(container, query, () => outcomeOf(container, query))
}

async function outcomeOf(container: MedusaContainer, query: ReturnQuery): Promise<Outcome> {
  const visit = await readVisit(container, query)
  if (visit === null) return { outcome: "failed", code: "invalid_return" }
  const { cartId, order } = visit
  return oneAtATime(container, cartId, () =>
    order ? beginOrderPayment(container, visit, order) : bringIntoCart(container, visit),
  )
}

async function bringIntoCart(container: MedusaContainer, visit: Visit): Promise<Outcome> {
  // The direct flow has no review page.
  if (visit.flow === "direct") return { outcome: "failed", code: "invalid_return" }
  const { cartId: cart_id, checkoutSessionId: checkout_session_id } = visit
  const orderId = await orderOfCart(container, cart_id)
  if (orderId !== null) return { outcome: "placed", order_id: orderId }
  const cart = await findCart(container, cart_id)
  if (cart === null) return { outcome: "failed", code: "invalid_return" }

  const bound = await bindCheckoutSession(container, visit)
  if ("failure" in bound) return { outcome: "failed", code: bound.failure }
  // An order of this session was not found above: its completion is under way, or failed after Amazon's part.
  if (bound.session.state === "Completed") return { outcome: "failed", code: "session_gone" }
  const paid = await placeOtherPaid(container, cart_id, checkout_session_id)
  if (paid) {
    return "orderId" in paid ? { outcome: "placed", order_id: paid.orderId } : { outcome: "failed", code: paid.failure }
  }

  // The review page tells what is wrong with it, and has the button that chooses another address.
  await importBuyer(container, cart, bound.session, bound.binding)
  return { outcome: "review", cart_id, checkout_session_id }
}
