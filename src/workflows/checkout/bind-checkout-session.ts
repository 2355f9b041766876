import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayError } from "../../amazon/errors"
import type { CheckoutSessionId } from "../../amazon/ids"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { openCheckoutToken, tokenOfReturnUrl } from "../../providers/amazon-pay/checkout/checkout-token"
import { failureOfError } from "../../providers/amazon-pay/provider-error"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, subjectOf, type Binding } from "../support/binding"
import { agreementColumns } from "./agreement"
import type { Visit } from "./visit"

/** A session that belongs to the visitor's cart, or why the shopper cannot go on. */
export type Bound = Seen<{ session: CheckoutSession; binding: Binding }>

/** `isCanceled`: Amazon has ended the session. */
type Seen<Found> = Found | { failure: ShopperFailureCode; isCanceled?: boolean }

/**
 * Asks Amazon for the Checkout Session and ties it to the cart, if it is this cart's: Amazon reports the return URL that
 * the session's button was signed with, and in it is the sealed `checkout` of the cart the button was made for. A
 * session id that leaked is therefore of no use for another cart. Ids that are not known yet have a budget, and each that
 * is known has one of its own.
 */
export async function bindCheckoutSession(container: MedusaContainer, visit: Visit): Promise<Bound> {
  const known = await findBinding(container, visit.checkoutSessionId)
  if (known && subjectOf(known) !== visit.cartId) return { failure: "wrong_cart" }
  const { lookups } = amazonPayModule(container)
  if (known && !lookups.takeKnown(known.id)) return { failure: "amazon_unreachable" }
  if (known === null) {
    const wait = lookups.take(visit.cartId)
    if (wait === null) return { failure: "amazon_unreachable" }
    await pause(wait)
  }
  const seen = await getCheckoutSession(visit)
  if ("failure" in seen) {
    if (known && seen.isCanceled) await markCanceled(container, visit.checkoutSessionId, seen.failure)
    return seen
  }
  const { session } = seen
  if (known === null && !belongsTo(session, visit)) return { failure: "wrong_cart" }
  await writeBinding(container, visit, session)
  const binding = await findBinding(container, visit.checkoutSessionId)
  return binding ? { session, binding } : { failure: "session_gone" }
}

/** The Checkout Session as Amazon has it, or why the shopper cannot go on with it. */
export async function getCheckoutSession({
  account,
  checkoutSessionId,
}: Pick<Visit, "account" | "checkoutSessionId">): Promise<Seen<{ session: CheckoutSession }>> {
  try {
    const session = await account.client.getCheckoutSession(checkoutSessionId)
    // Amazon tells nothing more of it, so it may be another cart's: nothing is written.
    if (session.state !== "Canceled") return { session }
    return { failure: failureOfCanceledSession(session.reasonCode), isCanceled: true }
  } catch (error) {
    if (error instanceof AmazonPayError) return { failure: failureOfError(error) }
    throw error
  }
}

/** Nothing of the buyer is told any more. */
export function markCanceled(container: MedusaContainer, id: CheckoutSessionId, failure_code: ShopperFailureCode) {
  return amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, state: "Canceled", failure_code })
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
    ...(session.agreement ? agreementColumns(session.agreement) : {}),
    expires_at: session.expirationTimestamp,
    failure_code: null,
    customer_id: visit.customerId,
    // The direct flow's buyer is in the button, and nothing is brought into the cart.
    ...(visit.flow === "direct" ? { imported_buyer: visit.buyer } : {}),
  }
  if (await findBinding(container, visit.checkoutSessionId)) {
    await module.updateAmazonPayCheckoutSessions(seen)
    return
  }
  const { cartId, order, providerId, flow, params } = visit
  const subject = order
    ? { cart_id: null, payment_collection_id: order.payment_collection_id }
    : { cart_id: cartId, payment_collection_id: null }
  try {
    await module.createAmazonPayCheckoutSessions({ ...seen, ...subject, ...params, provider_id: providerId, flow })
  } catch (error) {
    // Another instance bound it meanwhile: to this cart, for no other passes the check.
    if ((await findBinding(container, visit.checkoutSessionId)) === null) throw error
    await module.updateAmazonPayCheckoutSessions(seen)
  }
}
