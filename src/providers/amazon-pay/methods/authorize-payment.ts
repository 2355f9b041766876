import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { AmazonPayConfigurationError, AmazonPayError, AmazonPayNotFoundError } from "../../../amazon/errors"
import { AmazonPayAmountError, AmazonPayUnavailableError } from "../../../amazon/errors"
import { idempotencyKey } from "../../../amazon/idempotency-key"
import type { CheckoutSessionId } from "../../../amazon/ids"
import { Money } from "../../../amazon/money"
import { failureOfCanceledSession, failureOfReasonCode, type ShopperFailureCode } from "../../../amazon/shopper-failure"
import type { ChargeState } from "../../../amazon/states"
import type { Account } from "../account/account"
import { isProvenSession, proveSession } from "../checkout/session-proof"
import { isTaken, recordOfCharge, takenByAll, type ChargeRecord } from "../data/charge-record"
import { afterCompletion, stateAfter } from "../data/after-completion"
import { amountsToComplete } from "../data/checkout-amounts"
import { readPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import { moneyOf } from "../medusa/money-of"
import { adminError, failureOfError, shopperError } from "../provider-error"
import type { ProviderContext } from "../provider-context"

const { PAYMENT_AUTHORIZATION_ERROR, PAYMENT_REQUIRES_MORE_ERROR } = MedusaError.Types

/**
 * Completes the Checkout Session with Medusa's own amount. It may be called again at any time: a session that was
 * completed before is found in that state and its payment is used.
 *
 * @throws MedusaError with a shopper's failure code: PAYMENT_REQUIRES_MORE_ERROR when the same payment session may be
 *   tried again, PAYMENT_AUTHORIZATION_ERROR when the payment was refused
 */
export async function authorizePayment(
  context: ProviderContext,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentOutput> {
  const { account, records } = context
  const payment = readPaymentData(input.data)
  const sessionId = input.context?.idempotency_key ?? payment?.payment_session_id
  if (!payment || !sessionId || (!payment.checkout_session_id && !payment.charge_permission_id)) throw neverAtAmazon()
  if (!isProvenSession(account, sessionId, payment, input.data)) throw neverAtAmazon()
  // A pending authorization that has been decided: the session ends with it.
  if (payment.charge_permission_id && (payment.checkout_session_id || payment.charges.length > 0)) {
    return answer(account, sessionId, await lookAgain(context, payment))
  }

  const { amount, currency_code } = await records.session(sessionId)
  const total = moneyOf(amount, currency_code)
  const completed = { ...payment, amount: total.amount, currency_code: total.currencyCode }
  const settled = answer(
    account,
    sessionId,
    payment.checkout_session_id
      ? await complete(context, completed, payment.checkout_session_id)
      : await chargePermission(context, completed, total, sessionId),
  )
  if (settled.status === "error") throw refused(context, "declined")
  return settled
}

function answer(account: Account, sessionId: string, payment: PaymentData): AuthorizePaymentOutput {
  const data = writePaymentData(payment, { proof: proveSession(account, sessionId, payment) })
  return { status: statusOf(payment), data }
}

/** What the charges mean for Medusa. With Confirm there is none yet: the permission is the promise. */
export function statusOf({ charges, payment_intent, amount, currency_code }: PaymentData): PaymentSessionStatus {
  const last = charges.at(-1)
  if (last && isTaken(last) && Money.of(amount, currency_code).isMoreThan(takenByAll(charges, currency_code))) {
    // Told that it is captured Medusa would book all of it: the part that is, is booked as one.
    return PaymentSessionStatus.AUTHORIZED
  }
  if (last !== undefined) return statusOfCharge(last.state)
  return payment_intent === "Confirm" ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.PENDING_AUTHORIZATION
}

/** For example with the dashboard's "mark as paid". */
function neverAtAmazon(): MedusaError {
  const message =
    "The buyer has not been to Amazon Pay for this payment. Let them pay in the shop with the Amazon Pay button, or choose another payment provider."
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, "not_approved" satisfies ShopperFailureCode)
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

async function complete(context: ProviderContext, payment: PaymentData, id: CheckoutSessionId): Promise<PaymentData> {
  const { client } = context.account
  try {
    const { session, pending } = await client.completeCheckoutSession(id, amountsToComplete(payment))
    return afterCompletion(payment, session, pending ? "AuthorizationInitiated" : stateAfter(payment))
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    context.logger.warn(`Amazon Pay: ${id} was not completed, its state decides. ${error.message}`)
    return decideByState(context, payment, id, error)
  }
}

/** Without the buyer: a new Charge on the order's Charge Permission. */
async function chargePermission(
  { account }: ProviderContext,
  payment: PaymentData,
  total: Money,
  sessionId: string,
): Promise<PaymentData> {
  const { charge_permission_id: chargePermissionId, payment_intent } = payment
  if (chargePermissionId === null) throw neverAtAmazon()
  const captureNow = payment_intent === "AuthorizeWithCapture"
  const canHandlePendingAuthorization = account.options.canHandlePendingAuthorization && !captureNow
  const newCharge = { chargePermissionId, chargeAmount: total.toPrice(), captureNow, canHandlePendingAuthorization }
  const key = idempotencyKey("charge", chargePermissionId, total.toString(), sessionId)
  const charge = await account.client.createCharge(newCharge, key).catch((error: unknown) => {
    throw adminError(error, `Amazon Pay did not charge ${total.toString()}`)
  })
  return { ...payment, charges: [recordOfCharge(charge)] }
}

/** A Complete that failed proves nothing: an earlier one may have got through, its answer may have been lost. */
async function decideByState(
  context: ProviderContext,
  payment: PaymentData,
  id: CheckoutSessionId,
  failed: AmazonPayError,
): Promise<PaymentData> {
  const session = await context.account.client.getCheckoutSession(id).catch((error: unknown) => {
    if (error instanceof AmazonPayNotFoundError) throw refused(context, "session_gone")
    if (error instanceof AmazonPayError) throw requiresMore(context, failureOfError(error))
    throw error
  })
  switch (session.state) {
    case "Completed":
      return lookAgain(context, afterCompletion(payment, session, "Unknown"))
    case "Canceled":
      throw refused(context, failureOfCanceledSession(session.reasonCode))
    case "Open":
    case "Unknown":
      throw requiresMore(context, whyStillOpen(failed))
  }
}

function whyStillOpen(failed: AmazonPayError): ShopperFailureCode {
  if (failed instanceof AmazonPayUnavailableError) return "amazon_unreachable"
  if (failed instanceof AmazonPayAmountError) return failureOfReasonCode(failed.reasonCode)
  if (failed instanceof AmazonPayConfigurationError) return "not_configured"
  return "not_approved"
}

/** The charges as Amazon has them now: a completed session may have had its charge canceled or declined since. */
async function lookAgain(context: ProviderContext, payment: PaymentData): Promise<PaymentData> {
  try {
    const charges: ChargeRecord[] = []
    for (const known of payment.charges) {
      charges.push(recordOfCharge(await context.account.client.getCharge(known.id), known))
    }
    return { ...payment, charges }
  } catch (error) {
    if (error instanceof AmazonPayError) throw requiresMore(context, failureOfError(error))
    throw error
  }
}

function refused({ account }: ProviderContext, code: ShopperFailureCode): MedusaError {
  return shopperError(account, PAYMENT_AUTHORIZATION_ERROR, code)
}

function requiresMore({ account }: ProviderContext, code: ShopperFailureCode): MedusaError {
  return shopperError(account, PAYMENT_REQUIRES_MORE_ERROR, code)
}
