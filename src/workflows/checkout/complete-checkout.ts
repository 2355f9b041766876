import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, subjectOf } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { completeOrderPayment } from "./payment-link/complete-order-payment"
import { payPlacedOrder } from "./complete-abandoned"
import { bindCheckoutSession, markCanceled } from "./bind-checkout-session"
import { nothingToPay, orderOfCart, type Cart } from "./cart"
import { completionAtAmazon } from "./completion"
import { placeFreeOrder } from "./free-order"
import { refusalOf } from "./offered"
import { findOwnCart } from "./customer"
import { pageOnTheWayBack, type Outcome } from "./outcome"
import { readVisit, type ReturnQuery, type Visit } from "./visit"
import { openDirectPayment } from "./open-payment-session"
import { placeOrder, placeOtherPaid } from "./place-order"
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
  if (visit === null) return { outcome: "failed", code: "invalid_return" }
  const { cartId, order } = visit
  return oneAtATime(container, cartId, () =>
    order ? completeOrderPayment(container, visit, order) : complete(container, visit),
  )
}

async function complete(container: MedusaContainer, visit: Visit): Promise<Outcome> {
  const { cartId, checkoutSessionId } = visit
  const placed = await orderOfCart(container, cartId)
  if (placed !== null) {
    const unpaid = await payPlacedOrder(container, cartId, checkoutSessionId)
    return unpaid ? { outcome: "failed", code: unpaid } : { outcome: "placed", order_id: placed }
  }
  const failed = async (code: ShopperFailureCode): Promise<Outcome> => {
    await rememberFailure(container, checkoutSessionId, code)
    return { outcome: "failed", code }
  }

  const known = await findBinding(container, checkoutSessionId)
  if (known && subjectOf(known) !== cartId) return { outcome: "failed", code: "wrong_cart" }
  if (known === null) {
    // The direct flow has no review: here the session is seen for the first time.
    const bound = await bindCheckoutSession(container, visit)
    if ("failure" in bound) return failed(bound.failure)
  } else if (!amazonPayModule(container).lookups.takeKnown(checkoutSessionId)) {
    return { outcome: "failed", code: "amazon_unreachable" }
  }
  const cart = await findOwnCart(container, cartId, visit.customerId)
  if (cart === null) return failed("invalid_return")

  const other = visit.flow === "direct" ? await placeOtherPaid(container, cartId, checkoutSessionId) : null
  if (other) return "failure" in other ? failed(other.failure) : { outcome: "placed", order_id: other.orderId }
  const isFree = visit.flow === "direct" && (await isFreeByNow(container, cart, visit))
  const unpaid = visit.flow === "direct" && !isFree ? await openDirectPayment(container, cart, visit) : null
  if (unpaid) return failed(unpaid)
  const result = isFree
    ? await placeFreeOrder(container, cart, visit.providerId)
    : await placeOrder(container, cartId, checkoutSessionId)
  return "failure" in result ? failed(result.failure) : { outcome: "placed", order_id: result.orderId }
}

/** Since the direct flow's button was signed. What Amazon was asked to complete before is looked after by placeOrder. */
async function isFreeByNow(container: MedusaContainer, cart: Cart, { providerId, checkoutSessionId }: Visit) {
  if (refusalOf(container, cart, providerId) || !nothingToPay(cart)) return false
  return (await completionAtAmazon(container, checkoutSessionId)) === null
}

async function rememberFailure(container: MedusaContainer, id: CheckoutSessionId, failure_code: ShopperFailureCode) {
  if ((await findBinding(container, id)) === null) return
  const module = amazonPayModule(container)
  const last = (await module.ledger.operations.ofSubject(id)).at(-1)
  // Amazon ends a session whose Complete it refuses.
  if (last?.outcome === "refused") await markCanceled(container, id, failure_code)
  else await module.updateAmazonPayCheckoutSessions({ id, failure_code })
}
