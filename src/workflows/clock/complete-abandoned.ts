import type { MedusaContainer } from "@medusajs/framework/types"
import { AmazonPayNotFoundError, AmazonPayStateError } from "../../amazon/errors"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { placeOrder, sessionToComplete } from "../complete-checkout/place-order"
import { emitEvents } from "../events/events"
import { releaseCheckout } from "../reconcile/release"
import { amazonPayModule } from "../shared/amazon-pay-module"
import { findBinding } from "../shared/bind-checkout-session"
import { reasonOfChange } from "../shared/changed-cart"
import { findCart } from "../shared/cart"
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
  if ((await orderOfCart(container, cart_id)) !== null) return end({})

  const { client } = amazonPayModule(container).accounts.get(provider_id)
  const cart = await findCart(container, cart_id)
  const payment = cart && readPaymentData(sessionToComplete(cart, id)?.data)
  // The cart changed since: what the buyer approves now is not what it costs. Amazon lets it lapse with the session.
  if (!payment) {
    return end({ failure_code: cart ? reasonOfChange(cart, binding.confirmed_contents) : "cart_changed" })
  }

  const chargeAmount = Money.of(payment.amount, payment.currency_code).toPrice()
  const outcome = await complete(() => client.completeCheckoutSession(id, { chargeAmount }))
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
  await emitEvents(container, [
    { name: "amazon-pay.checkout_released", data: { cart_id, provider_id, checkout_session_id: id } },
  ])
}

/** @returns null when it is not approved yet, or is not open any more */
async function complete(call: () => Promise<{ session: CheckoutSession }>): Promise<CheckoutSession | null> {
  try {
    return (await call()).session
  } catch (error) {
    if (error instanceof AmazonPayStateError || error instanceof AmazonPayNotFoundError) return null
    throw error
  }
}

function goneIfNotFound(error: unknown): null {
  if (error instanceof AmazonPayNotFoundError) return null
  throw error
}
