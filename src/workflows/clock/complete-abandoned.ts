import type { MedusaContainer } from "@medusajs/framework/types"
import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayAmountError, AmazonPayNotFoundError, AmazonPayStateError } from "../../amazon/errors"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { amountsToComplete } from "../../providers/amazon-pay/data/checkout-amounts"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { placeOrder, sessionToComplete } from "../complete-checkout/place-order"
import { emitEvents } from "../events/events"
import { releaseCheckout } from "../reconcile/release"
import { recordOrder } from "../record-order/record-order"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { findBinding } from "../shared/bind-checkout-session"
import { reasonOfChange } from "../shared/changed-cart"
import { findCart, type Cart } from "../shared/cart"
import { oneAtATime } from "../shared/one-at-a-time"
import { orderOfCart } from "../shared/order-of-cart"
import { pauseAfter } from "./pause-after"

type Binding = NonNullable<Awaited<ReturnType<typeof findBinding>>>

/**
 * The buyer confirmed and did not come back: they may have approved the payment and closed the browser. Nothing at
 * Amazon tells an approved session from one that is not, so it is tried: Complete answers 422 until it is approved. The
 * cart is completed only after that, so that no order number is used up for a buyer who never approved.
 *
 * @throws AmazonPayError when Amazon could not be asked
 */
export async function completeAbandoned(container: MedusaContainer, id: string, now: Date): Promise<void> {
  const binding = isCheckoutSessionId(id) ? await findBinding(container, id) : null
  if (!isCheckoutSessionId(id) || binding === null) return
  await oneAtATime(container, binding.cart_id, () => tryToComplete(container, id, binding, now))
}

async function tryToComplete(container: MedusaContainer, id: CheckoutSessionId, binding: Binding, now: Date) {
  const { cart_id, provider_id } = binding
  const end = (seen: { state?: string; failure_code?: ShopperFailureCode | null }) =>
    amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at: null, ...seen })
  const { client } = amazonPayModule(container).accounts.get(provider_id)
  const orderId = await orderOfCart(container, cart_id)
  const cart = await findCart(container, cart_id)
  if (!isMeantToPay(cart, id)) await releaseUnused(container, client, id, binding)
  if (orderId !== null) {
    // Should the event that it was placed be lost: Medusa's own bus forgets what it has not sent when the process ends.
    await recordOrder(container, orderId)
    return end({})
  }
  const payment = cart && readPaymentData(sessionToComplete(cart, id)?.data)
  // The cart changed since: what the buyer approves now is not what it costs. Amazon lets it lapse with the session.
  if (!payment) {
    return end({ failure_code: cart ? reasonOfChange(cart, binding.confirmed_contents) : "cart_changed" })
  }

  const outcome = await complete(() => client.completeCheckoutSession(id, amountsToComplete(payment)))
  const session = outcome ?? (await client.getCheckoutSession(id).catch(goneIfNotFound))
  if (session === null) return end({ state: "Canceled", failure_code: "session_gone" })
  if (session.state === "Canceled") {
    return end({ state: "Canceled", failure_code: failureOfCanceledSession(session.reasonCode) })
  }
  if (session.state !== "Completed") {
    const looks = binding.idle_looks + 1
    const next_look_at = pauseAfter(looks, now, binding.expires_at)
    return amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at, idle_looks: looks })
  }

  const placed = await placeOrder(container, cart_id, id)
  if ("orderId" in placed) return end({ state: "Completed", failure_code: null })
  // Sold out, say, while the buyer was at Amazon: they must not pay for what they do not get.
  await releaseCheckout(client, session)
  await end({ state: "Completed", failure_code: placed.failure })
  await tellOfRelease(container, id, binding)
}

/** Whether a payment session of the cart's, or of the order's it became, is for this Checkout Session. */
function isMeantToPay(cart: Cart | null, id: CheckoutSessionId): boolean {
  const sessions = cart?.payment_collection?.payment_sessions ?? []
  return sessions.some(({ data }) => readPaymentData(data)?.checkout_session_id === id)
}

/**
 * The cart was changed, or paid for in another way. If an earlier Complete got through whose answer was lost, what it
 * holds pays for nothing, and nobody would ever look at it again.
 */
async function releaseUnused(
  container: MedusaContainer,
  client: AmazonPayClient,
  id: CheckoutSessionId,
  binding: Binding,
): Promise<void> {
  const session = await client.getCheckoutSession(id).catch(goneIfNotFound)
  if (session?.state !== "Completed") return
  await releaseCheckout(client, session)
  await tellOfRelease(container, id, binding)
}

function tellOfRelease(container: MedusaContainer, checkout_session_id: string, { cart_id, provider_id }: Binding) {
  const data = { cart_id, provider_id, checkout_session_id }
  return emitEvents(container, [{ name: "amazon-pay.checkout_released", data }])
}

/** @returns null when it is not approved yet, was for another amount, or is not open any more */
async function complete(call: () => Promise<{ session: CheckoutSession }>): Promise<CheckoutSession | null> {
  try {
    return (await call()).session
  } catch (error) {
    const isAnAnswer = [AmazonPayStateError, AmazonPayNotFoundError, AmazonPayAmountError].some(
      (answer) => error instanceof answer,
    )
    if (isAnAnswer) return null
    throw error
  }
}

function goneIfNotFound(error: unknown): null {
  if (error instanceof AmazonPayNotFoundError) return null
  throw error
}
