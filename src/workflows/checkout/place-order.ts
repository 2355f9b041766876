import { completeCartWorkflow, updateCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { isChargePermissionId, isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { isLive, isTaken } from "../../ledger/charge"
import { lookAtCharges } from "../../ledger/look"
import { isGivingBack, type Operation } from "../../ledger/operation"
import { returnedOf, type RefundEntry } from "../../ledger/refund"
import { whilePlacing, type Placing } from "../../providers/amazon-pay/checkout/placing"
import { correctBooks } from "../books/correct-books"
import { findOrderPayments, isTakenUnbooked } from "../books/order-payments"
import { emitEvents } from "../notify/events"
import { operatorFor } from "../reconcile/operator"
import { releaseCheckout, type Left } from "../reconcile/release"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding } from "../support/binding"
import { errorInfo, loggable } from "../support/error-info"
import { orderOfCart, type CartPaymentSession } from "./cart"
import { failureCodeOf } from "./checkout-failure"
import { findOwnCart } from "./customer"
import { completionAtAmazon, confirmedSession } from "./completion"
import { removeUnfinishedOrder } from "./unfinished-order"

export type Placed = { orderId: string } | { failure: ShopperFailureCode }

/** For these, and no others, a buyer who has paid gets the money back: there can be no order of what they approved. */
const DEFINITE: readonly ShopperFailureCode[] = [
  "out_of_stock",
  "total_changed",
  "cart_changed",
  "recurring_changed",
  "cart_empty",
  "provider_unavailable",
  "currency_unsupported",
  "declined",
  "expired",
  "buyer_canceled",
]

/** Whether the buyer gets back what they have paid. */
export function isDefinite(failure: ShopperFailureCode): boolean {
  return DEFINITE.includes(failure)
}

/**
 * Medusa's completeCart, with the checks it leaves out: it takes the first payment session it finds, whatever that is
 * for, never compares amounts, and places an order even on a payment that was canceled since (core-flows 2.21.2). What
 * the buyer has paid already is given back when there can be no order, and kept for a later look otherwise.
 *
 * @throws AmazonPayError · OutcomeUnknownError when what is to be given back could not be
 */
export async function placeOrder(container: MedusaContainer, cartId: string, id: CheckoutSessionId): Promise<Placed> {
  const placed = await tryToPlace(container, cartId, id)
  if ("failure" in placed && isDefinite(placed.failure)) await giveBack(container, id)
  return placed
}

/**
 * Places the order that another Checkout Session of the cart has paid: it must not get the address of this one's buyer.
 * @returns null when no other has paid, or will have an order
 */
export async function placeOtherPaid(
  container: MedusaContainer,
  cart_id: string,
  except: CheckoutSessionId,
): Promise<Placed | null> {
  const others = await amazonPayModule(container).listAmazonPayCheckoutSessions({ cart_id, id: { $ne: except } })
  for (const { id } of others) {
    const completion = isCheckoutSessionId(id) ? await completionAtAmazon(container, id) : null
    if (!isCheckoutSessionId(id) || completion === null || (await isGivenBack(container, completion))) continue
    const placed = await placeOrder(container, cart_id, id)
    if ("orderId" in placed || !isDefinite(placed.failure)) return placed
  }
  return null
}

async function tryToPlace(container: MedusaContainer, cartId: string, id: CheckoutSessionId): Promise<Placed> {
  const binding = await findBinding(container, id)
  const cart = await findOwnCart(container, cartId, binding?.customer_id ?? null)
  if (binding === null || cart === null) return { failure: "invalid_return" }
  const confirmed = await confirmedSession(container, cart, { ...binding, id })
  const begun = "failure" in confirmed ? await completionAtAmazon(container, id) : confirmed.completion
  if (begun && (await isGivenBack(container, begun))) {
    // It pays for nothing any more. Why it was given back, perhaps by the clock, is still what the buyer is to know.
    if (!("failure" in confirmed)) await container.resolve(Modules.PAYMENT).deletePaymentSession(confirmed.session.id)
    return { failure: DEFINITE.find((code) => code === binding.failure_code) ?? "payment_failed" }
  }
  if ("failure" in confirmed) return confirmed
  if (confirmed.session.payment?.canceled_at && !(await revive(container, confirmed.session))) {
    // What was held is released without the shop: an earlier attempt failed after Amazon's part.
    await container.resolve(Modules.PAYMENT).deletePaymentSession(confirmed.session.id)
    return { failure: "payment_failed" }
  }

  const { request } = confirmed.completion
  const isTrial = request.kind === "complete" && request.trial === true
  const failure = isTrial ? await authorizeTrial(container, confirmed.session) : null
  if (failure) return { failure }
  await removeUnfinishedOrder(container, cart)
  const placed = await completeCart(container, cartId, isTrial ? "free" : "paid")
  const isCaptured = request.kind === "complete" && request.paymentIntent === "AuthorizeWithCapture"
  if ("orderId" in placed && isCaptured) await bookCaptured(container, placed.orderId)
  return placed
}

/** Medusa asks no provider for an order that is free: the permission is there before the order. */
async function authorizeTrial(
  container: MedusaContainer,
  { id }: CartPaymentSession,
): Promise<ShopperFailureCode | null> {
  try {
    await whilePlacing("paid", () => container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {}))
    return null
  } catch (error) {
    const code = failureCodeOf(error)
    if (code) return code
    throw error
  }
}

/** What was captured at checkout, before anybody can refund or cancel the order. A later look does it, if this fails. */
async function bookCaptured(container: MedusaContainer, orderId: string): Promise<void> {
  try {
    const { payments } = await findOrderPayments(container, orderId)
    if (payments.some(isTakenUnbooked)) await correctBooks(container, orderId, { hasLooked: false })
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`Amazon Pay: the capture of order ${orderId} is not booked yet. ${loggable(error)}`)
  }
}

/** Medusa's completeCart. Whatever it throws, the cart may have become an order. */
export async function completeCart(container: MedusaContainer, cartId: string, kind: Placing): Promise<Placed> {
  try {
    const { result } = await whilePlacing(kind, () => completeCartWorkflow(container).run({ input: { id: cartId } }))
    return { orderId: result.id }
  } catch (error) {
    const orderId = await orderOfCart(container, cartId)
    if (orderId !== null) return { orderId }
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`Amazon Pay: the cart ${cartId} was not completed. ${loggable(error)}`)
    const failure = failureCodeOf(error) ?? failureOfMedusa(error)
    // Medusa takes a promotion that is used up off the cart only when the cart is calculated anew.
    if (failure === "total_changed") await updateCartWorkflow(container).run({ input: { id: cartId } })
    return { failure }
  }
}

/** Whether what the buyer approved was released or refunded, or is to be. */
async function isGivenBack(
  container: MedusaContainer,
  { outcome, object_id: id, owner }: Pick<Operation, "outcome" | "object_id" | "owner">,
): Promise<boolean> {
  if (outcome !== "made" || !isChargePermissionId(id)) return false
  const { permissions, charges, refunds, operations } = await amazonPayModule(container).ledger.ofPermission(id)
  if (operations.some((operation) => isGivingBack(operation, owner))) return true
  // Amazon itself closes a permission that is captured in full, and what is captured stays whoever closes it.
  const isClosed = permissions.some(({ state, reason_code }) => state === "Closed" && reason_code !== "AmazonClosed")
  return (isClosed && !charges.some(isTaken)) || charges.some((one) => !returnedOf(one, refunds).isZero())
}

/**
 * Medusa has canceled the payment because the order could not be placed after it; what Amazon holds was kept, and pays for
 * the next try.
 *
 * @returns false when nothing is held any more
 */
async function revive(container: MedusaContainer, { id, provider_id, payment }: CartPaymentSession): Promise<boolean> {
  const { ledger } = amazonPayModule(container)
  // It may have ended since: Medusa asks the provider no more once it has a payment.
  const before = await ledger.ofSessions([id])
  if (payment) await lookAtCharges(operatorFor(container, provider_id), before.charges)
  const { charges, refunds, operations } = await ledger.ofSessions([id])
  const isHeld = charges.every((charge) => isLive(charge) || (isTaken(charge) && returnedOf(charge, refunds).isZero()))
  const isMade = operations.some(({ owner, outcome }) => owner === id && outcome === "made")
  if (!payment || !isHeld || !isMade) return false
  for (const later of operations.filter(
    ({ outcome, request }) => outcome === "prepared" && request.kind === "cancel",
  )) {
    await ledger.operations.drop(later.id)
  }
  const update = { id: payment.id, canceled_at: null }
  await container.resolve(Modules.PAYMENT).updatePayment(update)
  return true
}

/**
 * Gives back what a Checkout Session has paid, if it has: no order will come of it.
 * @returns what is left of it: Amazon may refuse a refund, or decline it hours later
 */
export async function giveBack(container: MedusaContainer, id: CheckoutSessionId): Promise<Left> {
  const completion = await completionAtAmazon(container, id)
  if (completion?.outcome !== "made") return "nothing"
  const { isNew, left } = await release(container, completion)
  if (!isNew) return left
  const binding = await findBinding(container, id)
  const { provider_id } = completion
  if (binding?.cart_id) {
    const data = { cart_id: binding.cart_id, provider_id, checkout_session_id: id }
    await emitEvents(container, [{ name: "amazon-pay.checkout_released", data }])
  }
  return left
}

async function release(
  container: MedusaContainer,
  { object_id: permissionId, owner, provider_id, payment_collection_id }: Operation,
): Promise<{ isNew: boolean; left: Left }> {
  if (!isChargePermissionId(permissionId)) return { isNew: false, left: "nothing" }
  const { ledger } = amazonPayModule(container)
  const operator = operatorFor(container, provider_id)
  const before = await ledger.ofPermission(permissionId)
  const wasClosed = before.permissions[0]?.state === "Closed"
  const left = await releaseCheckout(operator, permissionId, { id: owner, provider_id, payment_collection_id })
  if (left === "kept") {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(
      `Amazon Pay: what was paid on ${permissionId} could not be given back yet. Look for it in Seller Central.`,
    )
  }
  const { refunds } = await ledger.ofPermission(permissionId)
  const isNew = left !== "kept" && (!wasClosed || countReturning(refunds) > countReturning(before.refunds))
  return { isNew, left }
}

function countReturning(refunds: readonly RefundEntry[]): number {
  return refunds.filter(({ state }) => state !== "Declined").length
}

function failureOfMedusa(error: unknown): ShopperFailureCode {
  const { type, code, message } = errorInfo(error)
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return "out_of_stock"
  // Without a code there are only Medusa's own words: of its inventory module, and of its promotion module (2.21.2).
  if (message.startsWith("Not enough stock available")) return "out_of_stock"
  if (message.startsWith("Promotion usage exceeds")) return "total_changed"
  const isAboutCart = type === MedusaError.Types.INVALID_DATA || type === MedusaError.Types.NOT_ALLOWED
  return isAboutCart ? "cart_incomplete" : "payment_failed"
}
