import type { MedusaContainer } from "@medusajs/framework/types"
import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayAmountError, AmazonPayNotFoundError, AmazonPayStateError } from "../../amazon/errors"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { CheckoutSession } from "../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { amountsToComplete } from "../../providers/amazon-pay/data/checkout-amounts"
import { afterCompletion } from "../../providers/amazon-pay/data/after-completion"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { emitEvents } from "../notify/events"
import { saveSightOfSession } from "../reconcile/observe"
import { releaseCheckout } from "../reconcile/release"
import { recordOrder } from "../order/record-order"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { placeOrder, sessionToComplete } from "./place-order"
import { payOrder } from "./payment-link/complete-order-payment"
import { findOrderDue, type OpenSession } from "./payment-link/order-due"
import { findCart, orderOfCart, reasonOfChange, type Cart } from "./cart"
import { orderOfCollection, type OrderToPay } from "./visit"
import { pauseAfter } from "./retry-schedule"

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
  const { cart_id: subject } = binding
  const order_id = isCollection(subject) ? await orderOfCollection(container, subject) : null
  const order = order_id === null ? null : { order_id, payment_collection_id: subject }
  const attempt = { id, binding, now }
  await oneAtATime(container, subject, () =>
    order ? tryToPayOrder(container, attempt, order) : tryToComplete(container, attempt),
  )
}

/** What is tried: a Checkout Session whose buyer is away. */
interface Attempt {
  id: CheckoutSessionId
  binding: Binding
  now: Date
}

interface Seen {
  state?: string
  failure_code?: ShopperFailureCode | null
}

function end(container: MedusaContainer, id: CheckoutSessionId, seen: Seen) {
  return amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at: null, ...seen })
}

async function tryToComplete(container: MedusaContainer, attempt: Attempt) {
  const { id, binding } = attempt
  const { cart_id, provider_id } = binding
  const { client } = amazonPayModule(container).accounts.get(provider_id)
  const orderId = await orderOfCart(container, cart_id)
  const cart = await findCart(container, cart_id)
  if (!isMeantToPay(cart, id)) await releaseUnused(container, client, id, binding)
  if (orderId !== null) {
    // Should the event that it was placed be lost: Medusa's own bus forgets what it has not sent when the process ends.
    await recordOrder(container, orderId)
    return end(container, id, {})
  }
  const open = cart && sessionToComplete(cart, id)
  const payment = readPaymentData(open?.data)
  // The cart changed since: what the buyer approves now is not what it costs. Amazon lets it lapse with the session.
  if (!open || !payment) {
    const failure_code = cart ? reasonOfChange(cart, binding.confirmed_contents) : "cart_changed"
    return end(container, id, { failure_code })
  }

  const session = await completed(container, attempt, { id: open.id, payment })
  if (session === null) return
  const placed = await placeOrder(container, cart_id, id)
  if ("orderId" in placed) return end(container, id, { state: "Completed", failure_code: null })
  // Sold out, say, while the buyer was at Amazon: they must not pay for what they do not get.
  await releaseCheckout(client, session)
  await end(container, id, { state: "Completed", failure_code: placed.failure })
  await tellOfRelease(container, id, binding)
}

/** The same for the buyer of a payment link: there is an order, and no cart. */
async function tryToPayOrder(container: MedusaContainer, attempt: Attempt, order: OrderToPay) {
  const { id, binding } = attempt
  const { client } = amazonPayModule(container).accounts.get(binding.provider_id)
  const due = await findOrderDue(container, order)
  if (!due?.isMeantFor(id)) await releaseUnused(container, client, id, binding)
  if (due?.isPaid) {
    await recordOrder(container, order.order_id)
    return end(container, id, {})
  }
  const open = due?.isCanceled ? null : due?.sessionOf(id)
  if (!open) return end(container, id, { failure_code: "session_gone" })
  const session = await completed(container, attempt, open)
  if (session === null) return
  const failure_code = await payOrder(container, order, id)
  // Declined by now, say. Nothing may stay held for it.
  if (failure_code) await releaseCheckout(client, session)
  await end(container, id, { state: "Completed", failure_code })
}

/**
 * The session once Amazon has completed it, which is written down with the payment session: its authorization then only
 * has to look at the charge.
 *
 * @returns null when it is not completed, which is written down, too
 */
async function completed(
  container: MedusaContainer,
  { id, binding, now }: Attempt,
  { id: payment_session_id, payment }: OpenSession,
): Promise<CheckoutSession | null> {
  const { provider_id } = binding
  const { client } = amazonPayModule(container).accounts.get(provider_id)
  const outcome = await complete(() => client.completeCheckoutSession(id, amountsToComplete(payment)))
  const session = outcome ?? (await client.getCheckoutSession(id).catch(goneIfNotFound))
  if (session?.state === "Completed") {
    const seen = afterCompletion(payment, session, "Unknown")
    await saveSightOfSession(container, { payment_session_id, provider_id }, seen)
    return session
  }
  if (session === null) await end(container, id, { state: "Canceled", failure_code: "session_gone" })
  else if (session.state === "Canceled") {
    await end(container, id, { state: "Canceled", failure_code: failureOfCanceledSession(session.reasonCode) })
  } else {
    const looks = binding.idle_looks + 1
    const next_look_at = pauseAfter(looks, now, binding.expires_at)
    await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at, idle_looks: looks })
  }
  return null
}

/** Medusa's ids tell what a row is. */
function isCollection(id: string): boolean {
  return id.startsWith("pay_col_")
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
