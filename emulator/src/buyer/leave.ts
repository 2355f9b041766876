import { AmazonPayError } from "../domain/errors.js"
import { returnUrl } from "../domain/return-url.js"
import type { Checkout, CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { giveUp } from "../engine/try-intent.js"
import type { OpenCheckout } from "./open-checkout.js"

/** Where 続行 leads: the shop's review page, with the session's id added to its query. */
export function reviewUrl({ session, checkout }: OpenCheckout): string {
  if (checkout.reviewReturnUrl === null) throw noWay(session.id, "checkoutReviewReturnUrl")
  return returnUrl(checkout.reviewReturnUrl, session.id)
}

/** Where every processing page leads, whatever came of it. */
export function resultUrl(session: CheckoutSession): string {
  const url = session.status.state === "Open" ? session.status.checkout.resultReturnUrl : session.status.resultReturnUrl
  if (url === null) throw noWay(session.id, "checkoutResultReturnUrl")
  return returnUrl(url, session.id)
}

/** Where a cancel leads: checkoutCancelUrl, else the page with the button, else the shop's review page. */
function cancelUrl(checkout: Checkout, sessionId: string): string {
  const url = checkout.cancelUrl ?? checkout.referrer ?? checkout.reviewReturnUrl ?? checkout.resultReturnUrl
  if (url === null) throw noWay(sessionId, "checkoutCancelUrl")
  return url
}

/**
 * The buyer turns back on a hosted page. Before the shop has sent them to amazonPayRedirectUrl nothing has begun, and
 * the session stays Open; a ProcessOrder checkout is given up.
 */
export function cancelCheckout(engine: Engine, { session, checkout }: OpenCheckout): string {
  const url = cancelUrl(checkout, session.id)
  if (checkout.mode === "ProcessOrder") giveUp(engine, session, checkout, "BuyerCanceled")
  return url
}

function noWay(sessionId: string, missing: string): AmazonPayError {
  return new AmazonPayError("InvalidRequest", `The Checkout Session '${sessionId}' has no ${missing}.`)
}
