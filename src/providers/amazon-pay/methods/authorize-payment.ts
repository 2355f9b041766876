import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import {
  AmazonPayAmountError,
  AmazonPayConfigurationError,
  AmazonPayError,
  AmazonPayNotFoundError,
} from "../../../amazon/errors"
import { failureOfCanceledSession, failureOfReasonCode, type ShopperFailureCode } from "../../../amazon/shopper-failure"
import type { ChargeState } from "../../../amazon/states"
import { isTaken, takenByAll, type ChargeEntry } from "../../../ledger/charge"
import { carryOut, OutcomeUnknownError, settleOpen, type Settled } from "../../../ledger/operate"
import { lookAtCharges } from "../../../ledger/look"
import { isGivingBack, type Operation } from "../../../ledger/operation"
import { changeSinceImport } from "../checkout/change-since-import"
import { isPlacing } from "../checkout/placing"
import { beginningOf, newPaymentData, projectionOf, termsOf, writePaymentData, type Terms } from "../data/payment-data"
import { panelError } from "../panel-error"
import { adminError, failureOfError, shopperError } from "../provider-error"
import { operatorOf, type ProviderContext } from "../provider-context"
import { ShopError } from "../shop-error"
import { chargePeriod } from "./charge-period"
import { nothingAgreed } from "./initiate-payment"

/** The code of the error that says so. */
export const PERMISSION_CHANGED = "permission_changed"

const { AUTHORIZED, CAPTURED } = PaymentSessionStatus
const { PAYMENT_AUTHORIZATION_ERROR, PAYMENT_REQUIRES_MORE_ERROR } = MedusaError.Types

/**
 * Carries out what the payment session was begun for: completes the Checkout Session, or charges the order's Charge
 * Permission without the buyer. Less than the currency's smallest unit is paid without Amazon, where our own workflow
 * places a free order (checkout/free-order.ts), and nowhere else. It may be called again at any time: what was done is found in the ledger.
 *
 * @throws MedusaError with a shopper's failure code: PAYMENT_REQUIRES_MORE_ERROR when the same payment session may be
 *   tried again, PAYMENT_AUTHORIZATION_ERROR when the payment was refused
 */
export async function authorizePayment(
  context: ProviderContext,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentOutput> {
  const sessionId = input.context?.idempotency_key
  if (sessionId && isPlacing() === "free") {
    const { amount, due } = await context.rows.session(sessionId)
    // The cart may have got more expensive since the session was begun.
    if (amount.isZero() && due.isZero()) {
      const data = newPaymentData(sessionId, nothingAgreed(context.account, amount))
      return { status: PaymentSessionStatus.CAPTURED, data: writePaymentData(data, input.data) }
    }
  }
  const begun = sessionId ? await beginning(context, sessionId) : null
  if (!sessionId || begun === null) throw neverAtAmazon()
  // A pending authorization that has been decided: the session ends with it.
  if (begun.outcome === "made") {
    await refresh(context, sessionId)
    const result = await answer(context, sessionId, { begun, posted: input.data })
    return (await isGivenBack(context, sessionId)) ? { ...result, status: PaymentSessionStatus.ERROR } : result
  }
  const { amount } = await context.rows.session(sessionId)
  const { amount: agreed } = termsOf(begun, { permissions: [] })
  if (!amount.equals(agreed)) throw refused(context, "total_changed")
  await throwIfChanged(context, begun)
  const settled = await chargePeriod(context, begun, () => proceed(context, begun))
  const result = await answer(context, sessionId, { begun: settled, posted: input.data })
  const status: string = result.status
  const ended: string = PaymentSessionStatus.ERROR
  if (status === ended) throw refused(context, "declined")
  return result
}

/** It pays for no order any more, whichever route places one. On what is canceled, what Amazon keeps of it is still to be booked. */
async function isGivenBack({ ledger, rows }: ProviderContext, sessionId: string): Promise<boolean> {
  const operations = await ledger.operations.ofOwner(sessionId)
  const isBack = operations.some((operation) => isGivingBack(operation, sessionId))
  return isBack && !(await rows.session(sessionId)).canceled
}

async function beginning({ ledger }: ProviderContext, sessionId: string): Promise<Operation | null> {
  return beginningOf(await ledger.operations.ofOwner(sessionId), sessionId)
}

/**
 * Whichever way the cart is completed, Medusa's own route among them, nothing is asked of Amazon for another buyer's cart, or
 * for goods that would go elsewhere than was agreed on there.
 */
async function throwIfChanged(context: ProviderContext, { outcome, request, subject }: Operation): Promise<void> {
  if (outcome !== "prepared" || request.kind !== "complete") return
  const cart = await context.rows.cartOfCheckoutSession(subject)
  if (cart === null) return
  const change = cart.isTied ? "cart_changed" : changeSinceImport(cart, cart, context.account.options)
  if (change) throw refused(context, change)
}

/** Asks Amazon, unless somebody else does so just now. @throws what the shopper or the admin is told */
async function proceed(context: ProviderContext, begun: Operation): Promise<Operation> {
  const operator = operatorOf(context)
  try {
    await settleOpen(operator, begun.subject)
    const [now] = (await context.ledger.operations.ofOwner(begun.owner)).filter(({ id }) => id === begun.id)
    if (now?.outcome === "made") return now
    if (now?.outcome === "refused") throw whyRefused(context, now, null)
    const turn = begun.request.kind === "charge" ? begun.request.turn : null
    if (now === undefined) throw whyOutdated(context, begun)
    // The order may have been canceled while others' answers were waited for.
    if ((await context.rows.session(begun.owner)).canceled) throw whyCanceled(context, begun)
    const open = await context.ledger.operations.openPrepared(now.id, turn)
    if (open === null) {
      await throwIfOutdated(context, begun)
      // Another request for the same was faster.
      return await proceed(context, begun)
    }
    const { operation, reply } = await carryOut(operator, open)
    if (reply.is === "made") return operation
    throw whyRefused(context, operation, reply)
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error
    if (begun.request.kind === "charge") throw adminError(error, "Amazon Pay did not charge the order")
    context.logger.warn(`Amazon Pay: it is not known yet whether ${begun.subject} was completed. ${failureText(error)}`)
    throw requiresMore(context, "amazon_unreachable")
  }
}

/** A charge without the buyer was decided on what the permission held then, and a Checkout Session is completed once. */
async function throwIfOutdated(context: ProviderContext, operation: Operation): Promise<void> {
  const { id, subject, request } = operation
  const { ledger } = context
  if (request.kind === "complete") {
    const all = await ledger.operations.ofSubject(subject)
    if (all.every((other) => other.id === id || other.outcome !== "made")) return
    await ledger.operations.drop(id)
    throw whyOutdated(context, operation)
  }
  if (request.kind !== "charge" || request.turn === null) return
  const { permissions } = await ledger.ofPermission(subject)
  if (permissions[0]?.turn === request.turn) return
  await ledger.operations.drop(id)
  throw whyOutdated(context, operation)
}

/** Another request has taken its place. */
function whyOutdated(context: ProviderContext, { request }: Operation): MedusaError {
  if (request.kind === "complete") return refused(context, "cart_changed")
  const message = "Something was captured, released or charged on the Charge Permission meanwhile. Nothing was charged."
  return new ShopError(MedusaError.Types.CONFLICT, message, PERMISSION_CHANGED)
}

function whyCanceled(context: ProviderContext, begun: Operation): Error {
  const { request } = begun
  if (request.kind === "complete") return refused(context, "session_gone")
  // The order may cost something else by now: whoever decided on the charge decides anew.
  if (request.kind === "charge" && request.turn !== null) return whyOutdated(context, begun)
  return panelError("payment_canceled", "Amazon Pay: what was to be paid is canceled in Medusa. Nothing was charged.")
}

function failureText({ failure }: OutcomeUnknownError): string {
  return failure?.in_own_words ?? "Another process waits for the answer."
}

function whyRefused(context: ProviderContext, operation: Operation, reply: Settled["reply"] | null): Error {
  const { request, subject } = operation
  const error = reply === null || reply.is === "made" ? null : reply.error
  const reason = operation.reason_code ?? "unknown"
  if (request.kind === "charge") {
    const what = `Amazon Pay did not charge ${request.chargeAmount.amount} ${request.chargeAmount.currencyCode}`
    const known = error ? adminError(error, what) : null
    if (known instanceof Error) return known
    return new ShopError(MedusaError.Types.NOT_ALLOWED, `${what}: it was declined (${reason}).`, reason)
  }
  context.logger.warn(`Amazon Pay: ${subject} was not completed, ${reason}. ${error?.in_own_words ?? ""}`)
  if (operation.outcome === "prepared") return requiresMore(context, whyNotYet(error))
  return refused(context, failureOfCanceledSession(reason))
}

function whyNotYet(error: AmazonPayError | null): ShopperFailureCode {
  if (error instanceof AmazonPayAmountError) return failureOfReasonCode(error.reasonCode)
  if (error instanceof AmazonPayConfigurationError) return "not_configured"
  if (error instanceof AmazonPayNotFoundError) return failureOfError(error)
  return "not_approved"
}

/** The charges as Amazon has them now: one may have been decided, canceled or declined since. */
async function refresh(context: ProviderContext, sessionId: string): Promise<void> {
  try {
    const { charges } = await context.ledger.ofSessions([sessionId])
    await lookAtCharges(operatorOf(context), charges)
  } catch (error) {
    if (error instanceof AmazonPayError) throw requiresMore(context, failureOfError(error))
    throw error
  }
}

async function answer(
  { ledger }: ProviderContext,
  sessionId: string,
  { begun, posted }: { begun: Operation; posted: Record<string, unknown> | undefined },
): Promise<AuthorizePaymentOutput> {
  const holdings = await ledger.ofSessions([sessionId])
  const terms = termsOf(begun, holdings)
  const charges = holdings.charges.filter(({ payment_session_id }) => payment_session_id === sessionId)
  const status = statusOf(terms, charges)
  // Should the order fail after the payment, Medusa gives back at once what it knows to be captured, for whatever reason.
  // It learns of the capture when the order is there (checkout/place-order.ts).
  const isEarly = isPlacing() === "paid" && status === CAPTURED
  return {
    status: isEarly ? AUTHORIZED : status,
    data: writePaymentData(projectionOf(sessionId, terms, holdings), posted),
  }
}

/** What the charges mean for Medusa. With Confirm there is none yet: the permission is the promise. */
export function statusOf(
  { amount, paymentIntent }: Pick<Terms, "amount" | "paymentIntent">,
  charges: readonly ChargeEntry[],
): PaymentSessionStatus {
  const last = charges.at(-1)
  if (last && isTaken(last) && amount.isMoreThan(takenByAll(charges, amount.currencyCode))) {
    // If we reported CAPTURED, Medusa would book the full amount; we book the captured part ourselves.
    return PaymentSessionStatus.AUTHORIZED
  }
  if (last !== undefined) return statusOfCharge(last.state)
  return paymentIntent === "Confirm" ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.PENDING_AUTHORIZATION
}

/** For example with the dashboard's "mark as paid". */
function neverAtAmazon(): MedusaError {
  const message =
    "The buyer has not been to Amazon Pay for this payment. Let them pay in the shop with the Amazon Pay button, or choose another payment provider."
  return new ShopError(MedusaError.Types.NOT_ALLOWED, message, "not_approved" satisfies ShopperFailureCode)
}

/** Unknown means: wait. */
function statusOfCharge(state: ChargeState): PaymentSessionStatus {
  switch (state) {
    case "Authorized":
      return PaymentSessionStatus.AUTHORIZED
    case "CaptureInitiated":
    case "Captured":
      return PaymentSessionStatus.CAPTURED
    case "AuthorizationInitiated":
    case "Unknown":
      return PaymentSessionStatus.PENDING_AUTHORIZATION
    case "Canceled":
    case "Declined":
      return PaymentSessionStatus.ERROR
  }
}

function refused({ account }: ProviderContext, code: ShopperFailureCode): MedusaError {
  return shopperError(account, PAYMENT_AUTHORIZATION_ERROR, code)
}

function requiresMore({ account }: ProviderContext, code: ShopperFailureCode): MedusaError {
  return shopperError(account, PAYMENT_REQUIRES_MORE_ERROR, code)
}
