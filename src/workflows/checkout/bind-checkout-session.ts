import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { openCheckoutToken, tokenOfReturnUrl } from "../../providers/amazon-pay/checkout/checkout-token"
import { failureOfError } from "../../providers/amazon-pay/provider-error"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, subjectOf } from "../support/binding"
import type { Visit } from "./visit"

/** A session that belongs to the visitor's cart, or why the shopper cannot go on. */
export type Bound = { session: CheckoutSession } | { failure: ShopperFailureCode }

/**
 * Asks Amazon for the Checkout Session and ties it to the cart, if it is this cart's: Amazon reports the return URL that
 * the session's button was signed with, and in it is the sealed `checkout` of the cart the button was made for. A
 * session id that leaked is therefore of no use for another cart.
 */
export async function bindCheckoutSession(container: MedusaContainer, visit: Visit): Promise<Bound> {
  let session: CheckoutSession
  try {
    session = await visit.account.client.getCheckoutSession(visit.checkoutSessionId)
  } catch (error) {
    if (error instanceof AmazonPayError) return { failure: failureOfError(error) }
    throw error
  }
  if (session.state === "Canceled") {
    // Amazon tells nothing more of it, so it may be another cart's: nothing is written.
    return { failure: failureOfCanceledSession(session.reasonCode) }
  }
  const known = await findBinding(container, visit.checkoutSessionId)
  if (known ? subjectOf(known) !== visit.cartId : !belongsTo(session, visit)) return { failure: "wrong_cart" }
  await writeBinding(container, visit, session)
  return { session }
}

function belongsTo({ webCheckoutDetails }: CheckoutSession, visit: Visit): boolean {
  const { checkoutReviewReturnUrl, checkoutResultReturnUrl } = webCheckoutDetails
  const token = tokenOfReturnUrl(visit.flow === "review" ? checkoutReviewReturnUrl : checkoutResultReturnUrl)
  return token === visit.token && openCheckoutToken(visit.account, visit.providerId, token) !== null
}

async function writeBinding(container: MedusaContainer, visit: Visit, session: CheckoutSession): Promise<void> {
  const module = amazonPayModule(container)
  const seen = {
    id: visit.checkoutSessionId,
    state: session.state,
    product_type: session.productType,
    // Amazon empties these once a session is completed.
    ...(session.paymentDescriptor ? { payment_descriptor: session.paymentDescriptor } : {}),
    expires_at: session.expirationTimestamp,
    failure_code: null,
  }
  if (await findBinding(container, visit.checkoutSessionId)) {
    await module.updateAmazonPayCheckoutSessions(seen)
    return
  }
  const { cartId, order, providerId, flow } = visit
  const subject = order
    ? { cart_id: null, payment_collection_id: order.payment_collection_id }
    : { cart_id: cartId, payment_collection_id: null }
  try {
    await module.createAmazonPayCheckoutSessions({ ...seen, ...subject, provider_id: providerId, flow })
  } catch (error) {
    // Another instance bound it meanwhile: to this cart, for no other passes the check.
    if ((await findBinding(container, visit.checkoutSessionId)) === null) throw error
    await module.updateAmazonPayCheckoutSessions(seen)
  }
}
