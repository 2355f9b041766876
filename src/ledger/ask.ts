import type { AmazonPayClient } from "../amazon/client"
import {
  AmazonPayConfigurationError,
  AmazonPayError,
  AmazonPayStateError,
  AmazonPayUnavailableError,
} from "../amazon/errors"
import type { Charge } from "../amazon/resources/charge"
import type { ChargePermission } from "../amazon/resources/charge-permission"
import type { CheckoutSession } from "../amazon/resources/checkout-session"
import type { Refund } from "../amazon/resources/refund"
import type { ChargeState } from "../amazon/states"
import { isTaken } from "./charge"
import { moneyOf, type Operation, type RequestOf } from "./operation"

/**
 * What Amazon's answer to an operation says. Only "made" and "refused" are definite. "not yet": nothing has happened, and
 * the same may be asked again (a Checkout Session that its buyer has not approved). "unknown": it may have happened.
 */
export type Reply =
  | { is: "made"; charge?: Charge | null; refund?: Refund; permission?: ChargePermission; session?: CheckoutSession }
  | { is: "refused"; reason: string; error: AmazonPayError | null; charge?: Charge; refund?: Refund }
  | { is: "not yet"; reason: string; error: AmazonPayError | null }
  | { is: "unknown"; error: AmazonPayError | null }

/** Asks Amazon what the operation says, with its own key. A 2xx whose body says something else is looked up, once. */
export async function ask(client: AmazonPayClient, operation: Operation): Promise<Reply> {
  try {
    return await askByKind(client, operation)
  } catch (error) {
    if (error instanceof LookUpError) return { is: "unknown", error: error.failure }
    if (error instanceof AmazonPayError) return replyOfError(operation, error)
    throw error
  }
}

/** The object could not be looked at. That says nothing of the operation, whatever Amazon answered. */
class LookUpError extends Error {
  constructor(readonly failure: AmazonPayError) {
    super(failure.message, { cause: failure })
  }
}

async function lookUp<Resource>(call: Promise<Resource>): Promise<Resource> {
  try {
    return await call
  } catch (error) {
    throw error instanceof AmazonPayError ? new LookUpError(error) : error
  }
}

function askByKind(client: AmazonPayClient, { request, idempotency_key }: Operation): Promise<Reply> {
  switch (request.kind) {
    case "complete":
      return complete(client, request)
    case "charge":
      return charge(client, request, idempotency_key)
    case "capture":
      return capture(client, request, idempotency_key)
    case "cancel":
      return cancel(client, request)
    case "refund":
      return refund(client, request, idempotency_key)
    case "close":
      return close(client, request)
  }
}

/** A refusal to a request with a key is about that key: had an earlier attempt got through, Amazon would repeat its answer. */
function replyOfError({ attempts }: Operation, error: AmazonPayError): Reply {
  const refused: Reply = { is: "refused", reason: error.reasonCode, error }
  // Sent with status 500, but an answer about the payment: with the same key Amazon would repeat it for ever.
  if (error.reasonCode === "ProcessingFailure") return refused
  if (error instanceof AmazonPayUnavailableError) return { is: "unknown", error }
  // Not Amazon's words: a proxy's, say.
  if (/^Http\d+$/.test(error.reasonCode)) return { is: "unknown", error }
  // Whatever is wrong with our keys now says nothing of what was asked before.
  if (error instanceof AmazonPayConfigurationError && (attempts > 1 || error.followsUnanswered)) {
    return { is: "unknown", error }
  }
  return refused
}

async function complete(client: AmazonPayClient, request: RequestOf<"complete">): Promise<Reply> {
  const { checkoutSessionId: id, chargeAmount, totalOrderAmount } = request
  let failed: AmazonPayError | null = null
  try {
    const amounts = totalOrderAmount ? { chargeAmount, totalOrderAmount } : { chargeAmount }
    const { session, pending } = await client.completeCheckoutSession(id, amounts)
    if (isCompleted(session, request)) {
      return { is: "made", session, charge: chargeOfSession(session, request, pending) }
    }
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    failed = error
  }
  return completedBefore(client, request, failed)
}

/** A Complete that failed proves nothing: an earlier one may have got through, and its answer was lost. */
async function completedBefore(
  client: AmazonPayClient,
  request: RequestOf<"complete">,
  failed: AmazonPayError | null,
): Promise<Reply> {
  let session: CheckoutSession
  try {
    session = await client.getCheckoutSession(request.checkoutSessionId)
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    if (error.reasonCode === "ResourceNotFound") return { is: "refused", reason: "ResourceNotFound", error }
    return { is: "unknown", error: failed ?? error }
  }
  switch (session.state) {
    case "Completed": {
      if (!isCompleted(session, request)) return { is: "unknown", error: failed }
      // Completed some time ago: what has become of the charge since is looked up.
      const { chargeId } = session
      return { is: "made", session, charge: chargeId === null ? null : await lookUp(client.getCharge(chargeId)) }
    }
    case "Canceled":
      return { is: "refused", reason: session.reasonCode ?? "CheckoutSessionCanceled", error: failed }
    case "Open":
      // It may be at work on it still.
      if (failed instanceof AmazonPayUnavailableError) return { is: "unknown", error: failed }
      return { is: "not yet", reason: failed?.reasonCode ?? "CheckoutSessionOpen", error: failed }
    case "Unknown":
      return { is: "unknown", error: failed }
  }
}

function isCompleted(session: CheckoutSession, { paymentIntent }: RequestOf<"complete">): boolean {
  const { state, chargePermissionId, chargeId } = session
  return state === "Completed" && chargePermissionId !== null && (chargeId !== null || paymentIntent === "Confirm")
}

/** Complete names the charge and says no more of it; its dates are known after the next look. */
function chargeOfSession(
  { chargeId, chargePermissionId }: CheckoutSession,
  { chargeAmount, paymentIntent }: RequestOf<"complete">,
  pending: boolean,
): Charge | null {
  if (chargeId === null) return null
  const atOnce: ChargeState = paymentIntent === "AuthorizeWithCapture" ? "Captured" : "Authorized"
  const state = pending ? "AuthorizationInitiated" : atOnce
  const amount = moneyOf(chargeAmount)
  return {
    chargeId,
    chargePermissionId,
    state,
    reasonCode: null,
    reasonDescription: null,
    stateSince: null,
    chargeAmount: amount,
    captureAmount: state === "Captured" ? amount : null,
    refundedAmount: null,
    creationTimestamp: null,
    expirationTimestamp: null,
  }
}

async function charge(client: AmazonPayClient, request: RequestOf<"charge">, key: string): Promise<Reply> {
  const { chargePermissionId, chargeAmount, captureNow, canHandlePendingAuthorization } = request
  const { merchantMetadata, chargeInitiator, channel } = request
  const answered = await client.createCharge(
    {
      chargePermissionId,
      chargeAmount,
      captureNow,
      canHandlePendingAuthorization,
      ...(merchantMetadata ? { merchantMetadata } : {}),
      ...(chargeInitiator ? { chargeInitiator } : {}),
      ...(channel ? { channel } : {}),
    },
    key,
  )
  const asked: readonly ChargeState[] = captureNow ? ["Captured", "CaptureInitiated"] : ["Authorized"]
  const isAsAsked = asked.includes(answered.state) || answered.state === "AuthorizationInitiated"
  const made = isAsAsked ? answered : await lookUp(client.getCharge(answered.chargeId))
  if (made.state === "Declined" || made.state === "Canceled") {
    return { is: "refused", reason: made.reasonCode ?? made.state, error: null, charge: made }
  }
  return { is: "made", charge: made }
}

async function capture(client: AmazonPayClient, request: RequestOf<"capture">, key: string): Promise<Reply> {
  const { chargeId, captureAmount } = request
  let failed: AmazonPayError | null = null
  let now: Charge | null = null
  try {
    now = await client.captureCharge(chargeId, captureAmount, key)
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    failed = error
  }
  if (now === null || !isTaken(now) || !isAmount(now, captureAmount)) now = await lookUp(client.getCharge(chargeId))
  if (isTaken(now) && isAmount(now, captureAmount)) return { is: "made", charge: now }
  const reason = now.reasonCode ?? failed?.reasonCode ?? "InvalidChargeStatus"
  // Taken by somebody else, or not to be had any more.
  if (isTaken(now) || now.state === "Canceled" || now.state === "Declined" || failed !== null) {
    return { is: "refused", reason, error: failed, charge: now }
  }
  return { is: "unknown", error: null }
}

/** Whether the charge has taken as much; Amazon may tell no amount before it is done. */
function isAmount({ captureAmount }: Charge, price: RequestOf<"capture">["captureAmount"]): boolean {
  return captureAmount === null || captureAmount.isZero() || captureAmount.equals(moneyOf(price))
}

async function cancel(client: AmazonPayClient, request: RequestOf<"cancel">): Promise<Reply> {
  const { chargeId, cancellationReason } = request
  let failed: AmazonPayError | null = null
  let now: Charge | null = null
  try {
    now = await client.cancelCharge(chargeId, cancellationReason)
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    failed = error
  }
  if (now?.state !== "Canceled") now = await lookUp(client.getCharge(chargeId))
  // Whatever ended it, nothing is held any more.
  if (now.state === "Canceled" || now.state === "Declined") return { is: "made", charge: now }
  if (isTaken(now)) return { is: "refused", reason: "Captured", error: failed, charge: now }
  if (failed === null) return { is: "unknown", error: null }
  return { is: "refused", reason: failed.reasonCode, error: failed, charge: now }
}

async function refund(client: AmazonPayClient, request: RequestOf<"refund">, key: string): Promise<Reply> {
  const { chargeId, refundAmount } = request
  const answered = await client.createRefund({ chargeId, refundAmount }, key)
  const isAsAsked = answered.state === "RefundInitiated" || answered.state === "Refunded"
  const made = isAsAsked ? answered : await lookUp(client.getRefund(answered.refundId))
  if (made.state === "Declined") {
    return { is: "refused", reason: made.reasonCode ?? "Declined", error: null, refund: made }
  }
  return { is: "made", refund: made }
}

async function close(client: AmazonPayClient, request: RequestOf<"close">): Promise<Reply> {
  const { chargePermissionId, closureReason, cancelPendingCharges } = request
  let failed: AmazonPayError | null = null
  let now: ChargePermission | null = null
  try {
    now = await client.closeChargePermission(chargePermissionId, { closureReason, cancelPendingCharges })
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    failed = error
  }
  if (now?.state !== "Closed") now = await lookUp(client.getChargePermission(chargePermissionId))
  if (now.state === "Closed") return { is: "made", permission: now }
  return failed === null ? { is: "unknown", error: null } : { is: "refused", reason: failed.reasonCode, error: failed }
}
