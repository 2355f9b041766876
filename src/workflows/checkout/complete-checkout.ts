import type { MedusaContainer } from "@medusajs/framework/types"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, subjectOf } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { completeOrderPayment } from "./payment-link/complete-order-payment"
import { bindCheckoutSession } from "./bind-checkout-session"
import { findCart, orderOfCart } from "./cart"
import { pageOnTheWayBack, type Outcome } from "./outcome"
import { readVisit, type ReturnQuery, type Visit } from "./visit"
import { openDirectPayment } from "./open-payment-session"
import { placeOrder } from "./place-order"
import { workflowOf } from "../support/workflow-of"

/**
 * The buyer comes back from approving the payment, or from not approving it: places the order. A reload, a second tab
 * or ten requests at once find the same order. After the review flow one call to Amazon, two in the direct flow.
 * Answers the page to send the shopper to.
 */
export const completeCheckoutWorkflow = workflowOf("amazon-pay-complete-checkout", completeCheckout)

function completeCheckout(container: MedusaContainer, query: ReturnQuery): Promise<string | null> {
  return pageOnTheWayBack(container, query, () => outcomeOf(container, query))
}

async function outcomeOf(container: MedusaContainer, query: ReturnQuery): Promise<Outcome> {
  const visit = await readVisit(container, query)
  if (visit === null) return { outcome: "failed", provider_id: null, code: "invalid_return" }
  const { cartId, order } = visit
  return oneAtATime(container, cartId, () =>
    order ? completeOrderPayment(container, visit, order) : complete(container, visit),
  )
}

async function complete(container: MedusaContainer, visit: Visit): Promise<Outcome> {
  const { cartId, providerId: provider_id, checkoutSessionId } = visit
  const placed = await orderOfCart(container, cartId)
  if (placed !== null) return { outcome: "placed", provider_id, order_id: placed }
  const failed = async (code: ShopperFailureCode): Promise<Outcome> => {
    await rememberFailure(container, checkoutSessionId, code)
    return { outcome: "failed", provider_id, code }
  }

  const known = await findBinding(container, checkoutSessionId)
  if (known && subjectOf(known) !== cartId) return { outcome: "failed", provider_id, code: "wrong_cart" }
  if (known === null) {
    // The direct flow has no review: here the session is seen for the first time.
    const bound = await bindCheckoutSession(container, visit)
    if ("failure" in bound) return failed(bound.failure)
  }
  const cart = await findCart(container, cartId)
  if (cart === null) return failed("invalid_return")

  const unpaid = visit.flow === "direct" ? await openDirectPayment(container, cart, visit) : null
  if (unpaid) return failed(unpaid)
  const result = await placeOrder(container, cartId, checkoutSessionId)
  return "failure" in result ? failed(result.failure) : { outcome: "placed", provider_id, order_id: result.orderId }
}

async function rememberFailure(container: MedusaContainer, id: string, failure_code: ShopperFailureCode) {
  if (await findBinding(container, id)) {
    await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, failure_code })
  }
}
