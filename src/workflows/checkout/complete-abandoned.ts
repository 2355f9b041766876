import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import { failureOfCanceledSession, isShopperFailureCode, type ShopperFailureCode } from "../../amazon/shopper-failure"
import { Money } from "../../amazon/money"
import { StillAtWorkError } from "../../ledger/one-at-a-time"
import { carryOut, OutcomeUnknownError, settleInterrupted } from "../../ledger/operate"
import { amountOf, type Operation } from "../../ledger/operation"
import { isHolding, refundable } from "../../ledger/refund"
import { findOrderPayments, orderOfCollection } from "../books/order-payments"
import { recordOrder } from "../order/record-order"
import { operatorFor } from "../reconcile/operator"
import { notifyAdmin, notifyAdminOfPaidCart } from "../notify/notify-admin"
import { standingOf } from "../reconcile/decide"
import { tellOnce } from "../reconcile/news"
import { reconcileOrder } from "../reconcile/reconcile"
import { settleSession } from "../reconcile/settle-session"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding, subjectOf, type Binding } from "../support/binding"
import { oneAtATime } from "../support/one-at-a-time"
import { findCart, orderOfCart } from "./cart"
import { completionAtAmazon, completionOf, confirmedSession } from "./completion"
import { payOrder } from "./payment-link/complete-order-payment"
import { findOrderDue } from "./payment-link/order-due"
import { giveBack, isDefinite, placeOrder } from "./place-order"
import { firstLook, pauseAfter, pauseWhileHeld, pauseWhileUndecided } from "./retry-schedule"
import type { OrderToPay } from "./visit"

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
  const { payment_collection_id } = binding
  const order_id = payment_collection_id ? await orderOfCollection(container, payment_collection_id) : null
  const order = payment_collection_id && order_id ? { order_id, payment_collection_id } : null
  const attempt = { id, binding, now }
  const work = () => (order ? tryToPayOrder(container, attempt, order) : tryToComplete(container, attempt))
  try {
    // Whoever is at work on it does not keep others' checkouts waiting.
    await oneAtATime(container, subjectOf(binding), work, { patience: 0 })
  } catch (error) {
    if (!(error instanceof StillAtWorkError)) throw error
    const next_look_at = firstLook(now)
    await amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at })
  }
}

/** What is tried: a Checkout Session whose buyer is away. */
interface Attempt {
  id: CheckoutSessionId
  binding: Binding
  now: Date
  /** To be done before nobody looks at it any more. */
  beforeEnd?: () => Promise<void>
}

interface Seen {
  state?: string
  failure_code?: ShopperFailureCode | null
}

async function end(container: MedusaContainer, { id, binding, beforeEnd }: Attempt, seen: Seen) {
  await beforeEnd?.()
  const { ledger } = amazonPayModule(container)
  const paid = { kind: "paid_without_order", object_id: id } as const
  if (binding.cart_id) await ledger.warnings.remove({ type: "cart", id: binding.cart_id }, paid)
  return amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at: null, ...seen })
}

async function again(container: MedusaContainer, { id, binding, now, beforeEnd }: Attempt) {
  const idle_looks = binding.idle_looks + 1
  const next_look_at = pauseAfter(idle_looks, now, binding.expires_at)
  if (next_look_at === null) await beforeEnd?.()
  return amazonPayModule(container).updateAmazonPayCheckoutSessions({ id, next_look_at, idle_looks })
}

async function tryToComplete(container: MedusaContainer, attempt: Attempt): Promise<unknown> {
  const { id, binding } = attempt
  const cartId = binding.cart_id ?? ""
  // A Complete that was asked and not answered comes first: whose it is, is known only then.
  const asked = await completionAtAmazon(container, id)
  if (!(await settleInterrupted(operatorFor(container, binding.provider_id), id))) return again(container, attempt)
  const made = await completionAtAmazon(container, id)
  const orderId = await orderOfCart(container, cartId)
  if (orderId !== null) return finish(container, attempt, { orderId, made, isInterrupted: asked?.outcome === "open" })

  const cart = await findCart(container, cartId)
  const confirmed = cart
    ? await confirmedSession(container, cart, { ...binding, id })
    : { failure: "cart_changed" as const }
  // It is not what the buyer approved any more. Amazon lets what is not approved lapse.
  if ("failure" in confirmed) {
    const failure_code = confirmed.failure
    if (await isBack(container, attempt, failure_code)) await end(container, attempt, { failure_code })
    return
  }
  if (!(await isCompleted(container, attempt, confirmed.completion))) return
  const placed = await placeOrder(container, cartId, id)
  if ("orderId" in placed) return end(container, attempt, { state: "Completed", failure_code: null })
  const { failure: failure_code } = placed
  // Some of it may be on its way back only.
  if (isDefinite(failure_code) && !(await isBack(container, attempt, failure_code))) return
  // Given back by now, or kept: the shop failed, and may not the next time.
  if ((await completionAtAmazon(container, id)) && (await isHeld(container, confirmed.completion.owner))) {
    return keptForLater(container, attempt, failure_code)
  }
  return end(container, attempt, { state: "Completed", failure_code })
}

/**
 * Gives back what the buyer has paid. While Amazon decides on it, it is looked at again; what Amazon keeps is told of.
 * @returns whether nothing is left of it
 */
async function isBack(
  container: MedusaContainer,
  attempt: Attempt,
  failure_code: ShopperFailureCode,
  orderId?: string,
): Promise<boolean> {
  const { id, now } = attempt
  const left = await giveBack(container, id)
  if (left === "kept") await keptForLater(container, attempt, failure_code, orderId)
  if (left === "undecided") {
    const paidAt = (await completionAtAmazon(container, id))?.settled_at ?? now
    const next_look_at = pauseWhileUndecided(paidAt, now)
    const paid = { id, state: "Completed", failure_code, idle_looks: looksWhileHeld(attempt.binding), next_look_at }
    await amazonPayModule(container).updateAmazonPayCheckoutSessions(paid)
  }
  return left === "nothing"
}

/** Half an hour: what fails so long does not mend itself, and an admin has to know. */
const TRIES_UNTIL_TOLD = 24

/**
 * The buyer has paid, and the shop failed. However long it takes, there is an order of it or it is given back.
 * @param orderId that was paid otherwise
 */
async function keptForLater(
  container: MedusaContainer,
  { id, binding, now }: Attempt,
  failure_code: ShopperFailureCode,
  orderId?: string,
): Promise<unknown> {
  const idle_looks = looksWhileHeld(binding) + 1
  const { cart_id, provider_id } = binding
  if (idle_looks === TRIES_UNTIL_TOLD && orderId) await tellOfKept(container, orderId, id)
  else if (idle_looks === TRIES_UNTIL_TOLD && cart_id) {
    await notifyAdminOfPaidCart(container, { cart_id, provider_id, checkout_session_id: id })
  }
  const next_look_at = pauseWhileHeld(idle_looks, now)
  const paid = { id, state: "Completed", failure_code, idle_looks, next_look_at }
  return amazonPayModule(container).updateAmazonPayCheckoutSessions(paid)
}

/** Counted from the first try that found it paid. */
function looksWhileHeld({ state, failure_code, idle_looks }: Binding): number {
  return state === "Completed" && failure_code !== null ? idle_looks : 0
}

/** The buyer has paid twice, and Amazon has not returned what was paid with it. */
async function tellOfKept(container: MedusaContainer, orderId: string, id: CheckoutSessionId): Promise<void> {
  const made = await completionAtAmazon(container, id)
  const { charges, refunds } = await amazonPayModule(container).ledger.ofSessions([made?.owner ?? ""])
  const [first] = charges
  if (first === undefined) return
  const amount = Money.sum(
    charges.map((charge) => refundable(charge, refunds)),
    first.amount.currencyCode,
  )
  if (amount.isZero()) return
  await notifyAdmin(container, await findOrderPayments(container, orderId), {
    notice: "captured_beyond_payment",
    amount,
  })
}

/** Whether Amazon holds what the buyer has paid, or may hold it. With Confirm nothing is charged before the order. */
async function isHeld(container: MedusaContainer, paymentSessionId: string): Promise<boolean> {
  const { charges, refunds, permissions } = await amazonPayModule(container).ledger.ofSessions([paymentSessionId])
  if (charges.length === 0) return permissions.some(({ state }) => state !== "Closed")
  return charges.some((charge) => isHolding(charge, refunds))
}

/** The cart has become an order: of this Checkout Session, or of another one. */
async function finish(
  container: MedusaContainer,
  attempt: Attempt,
  { orderId, made, isInterrupted }: { orderId: string; made: Operation | null; isInterrupted: boolean },
) {
  if (!made && !(await isPaid(container, attempt, orderId))) return
  const order = await findOrderPayments(container, orderId)
  const own = order.payments.find(({ payment_session_id }) => payment_session_id === made?.owner)
  if (made && !own && !(await isBack(container, attempt, "session_gone", orderId))) return
  // The answer came just now, and to us: whoever asked first is not there any more to make the payment of it.
  if (own && isInterrupted && standingOf(order, own, { isChargeDue: false, now: attempt.now }) === "underway") {
    await settleSession(container, order, { payment: own, standing: "interrupted" })
  }
  // Should the event that it was placed be lost: Medusa's own bus forgets what it has not sent when the process ends.
  await recordOrder(container, orderId)
  if (own) await reconcileOrder(container, orderId)
  return end(container, attempt, {})
}

/** Longer than Medusa takes from the order to its payment. */
const UNDER_WAY_MS = 15_000

/**
 * Medusa places the order first, and its process ended before it asked for the payment: that is made up for.
 * @returns false when Amazon has not answered, or refused: what is to follow is written down
 */
async function isPaid(container: MedusaContainer, begun: Attempt, order_id: string): Promise<boolean> {
  const unpaid = await findUnpaid(container, begun)
  if (unpaid === null) return true
  const { collection, completion } = unpaid
  const attempt = { ...begun, beforeEnd: () => tellOfUnpaid(container, { order_id, completion }) }
  const { created_at, canceled_at } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(order_id, { select: ["id", "created_at", "canceled_at"] })
  if (canceled_at && completion.outcome === "prepared") {
    await end(container, begun, { state: "Canceled", failure_code: "session_gone" })
    return false
  }
  if (attempt.now.getTime() - new Date(created_at).getTime() < UNDER_WAY_MS) {
    await again(container, attempt)
    return false
  }
  // The order is tied to its cart and to what pays for it at the same time: one of the two may be missing.
  if ((await orderOfCollection(container, collection.id)) === null) {
    const payment = { payment_collection_id: collection.id }
    const links = container.resolve(ContainerRegistrationKeys.LINK)
    await links.create({ [Modules.ORDER]: { order_id }, [Modules.PAYMENT]: payment })
  }
  if (!(await isCompleted(container, attempt, completion))) return false
  const { payments } = await findOrderPayments(container, order_id)
  const payment = payments.find(({ begun, payment_id }) => begun.id === completion.id && payment_id === null)
  if (payment) await settleSession(container, { order_id }, { payment, standing: "interrupted" })
  return true
}

/** What the cart's order is to be paid with by this Checkout Session, as long as Amazon has not made it. */
async function findUnpaid(container: MedusaContainer, { id, binding }: Attempt) {
  if ((await completionAtAmazon(container, id))?.outcome === "made") return null
  const cart = await findCart(container, binding.cart_id ?? "")
  const collection = cart?.payment_collection
  const [session] = collection?.payment_sessions ?? []
  const completion = session && (await completionOf(container, session.id))
  return collection && completion?.subject === id ? { collection, completion } : null
}

/** Medusa has emitted nothing of this order, and shows it as one that waits for its payment. */
async function tellOfUnpaid(
  container: MedusaContainer,
  { order_id, completion: { provider_id, request } }: { order_id: string; completion: Operation },
): Promise<void> {
  const amount = amountOf(request)
  if (amount === null) return
  await tellOnce(container, { watchId: order_id, what: "unpaid" }, async () => {
    const { display_id, canceled } = await findOrderPayments(container, order_id)
    if (canceled) return
    const order = { order_id, display_id, payments: [{ provider_id }] }
    await notifyAdmin(container, order, { notice: "order_unpaid", amount })
  })
}

/**
 * The buyer comes back to an order whose process ended before Amazon had made the payment of it, which is made up for.
 * @returns why it is not paid; null when it is, or is to be paid otherwise
 */
export async function payPlacedOrder(
  container: MedusaContainer,
  cartId: string,
  id: CheckoutSessionId,
): Promise<ShopperFailureCode | null> {
  const binding = await findBinding(container, id)
  if (binding?.cart_id !== cartId) return null
  const { clock, lookups } = amazonPayModule(container)
  const attempt = { id, binding, now: clock.now() }
  if ((await findUnpaid(container, attempt)) === null) return null
  if (!lookups.takeKnown(id)) return "amazon_unreachable"
  await tryToComplete(container, attempt)
  if ((await findUnpaid(container, attempt)) === null) return null
  const code = (await findBinding(container, id))?.failure_code
  return isShopperFailureCode(code) ? code : "payment_pending"
}

/** The same for the buyer of a payment link: there is an order, and no cart. */
async function tryToPayOrder(container: MedusaContainer, attempt: Attempt, order: OrderToPay): Promise<unknown> {
  const { id, binding } = attempt
  if (!(await settleInterrupted(operatorFor(container, binding.provider_id), id))) return again(container, attempt)
  const made = await completionAtAmazon(container, id)
  const due = await findOrderDue(container, order)
  const open = due?.isCanceled ? null : due?.sessionOf(id)
  if (made && !due?.isMeantFor(id)) {
    if (!(await isBack(container, attempt, "session_gone", order.order_id))) return
  } else if (made && due?.isCanceled) await reconcileOrder(container, order.order_id)
  if (due?.isPaid) {
    await recordOrder(container, order.order_id)
    await reconcileOrder(container, order.order_id)
    return end(container, attempt, {})
  }
  if (!open) return end(container, attempt, { failure_code: "session_gone" })
  if (!made && !due?.offers(binding.provider_id))
    return end(container, attempt, { failure_code: "provider_unavailable" })
  if (!(await isCompleted(container, attempt, open.completion))) return
  const failure_code = await payOrder(container, order, id)
  if (failure_code === null || isDefinite(failure_code)) {
    if (failure_code && !(await isBack(container, attempt, failure_code, order.order_id))) return
    return end(container, attempt, { state: "Completed", failure_code })
  }
  return keptForLater(container, attempt, failure_code, order.order_id)
}

/**
 * Whether Amazon has completed the session, which is asked for if it was not. The payment session's authorization then
 * only has to look at the charge. What else it is, is written down.
 */
async function isCompleted(container: MedusaContainer, attempt: Attempt, completion: Operation): Promise<boolean> {
  const { binding } = attempt
  if (completion.outcome === "made") return true
  const { ledger } = amazonPayModule(container)
  const open = await ledger.operations.openPrepared(completion.id, null)
  // Refused before, or the buyer has come back and is asking just now.
  if (open === null) {
    if (completion.outcome === "refused") await end(container, attempt, { state: "Canceled" })
    else await again(container, attempt)
    return false
  }
  try {
    const { operation, reply } = await carryOut(operatorFor(container, binding.provider_id), open)
    if (reply.is === "made") return true
    const reason = operation.reason_code ?? ""
    if (reply.is === "not yet") await again(container, attempt)
    else {
      const failure_code = reason === "ResourceNotFound" ? "session_gone" : failureOfCanceledSession(reason)
      await end(container, attempt, { state: "Canceled", failure_code })
    }
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error
    await again(container, attempt)
  }
  return false
}
