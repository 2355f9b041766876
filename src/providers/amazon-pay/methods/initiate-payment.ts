import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { AmazonPayError, AmazonPayStateError } from "../../../amazon/errors"
import type { CheckoutSessionId } from "../../../amazon/ids"
import { Money } from "../../../amazon/money"
import type { CheckoutSession } from "../../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../../amazon/shopper-failure"
import type { RequestOf } from "../../../ledger/operation"
import { refusalOfCurrency, type Account } from "../account/account"
import { openConfirmation, openRecharge, type Confirmation } from "../checkout/confirmation"
import { checkoutAmounts, makeButton } from "../checkout/make-button"
import { merchantMetadata } from "../checkout/merchant-metadata"
import { isPendingPayment } from "../data/pending-payment"
import { newPaymentData, writePaymentData, type PaymentData, type Terms } from "../data/payment-data"
import { dueOf } from "../medusa/money-of"
import { failureOfError, shopperError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { ShopError } from "../shop-error"
import { chargeOfMethod, readStoredMethod, type NewCharge } from "./stored-method"

/** A payment session that is begun. */
interface Beginning {
  sessionId: string
  payment_collection_id: string
  provider_id: string
  customer_id: string | null
  total: Money
}

/**
 * Handed a sealed confirmation, sets the final amount on the buyer's Checkout Session and writes down that it is to be
 * completed. Handed a sealed recharge, or a stored payment method that may be charged, writes down the charge. Otherwise
 * makes a button, without a call to Amazon. It is also called with stale `data` of a former session (Medusa's compensation): then the seal is gone and a button is made.
 *
 * @throws MedusaError(INVALID_DATA) for a currency the account cannot take, and errors with a shopper's failure code
 */
export async function initiatePayment(
  context: ProviderContext,
  input: InitiatePaymentInput,
): Promise<InitiatePaymentOutput> {
  const { account, rows } = context
  const refusal = refusalOfCurrency(account, input.currency_code)
  if (refusal) {
    throw new ShopError(MedusaError.Types.INVALID_DATA, refusal, "currency_unsupported" satisfies ShopperFailureCode)
  }
  const total = dueOf(input.amount, input.currency_code)
  const sessionId = paymentSessionId(input)
  const beginning = { sessionId, total, ...(await rows.session(sessionId)) }
  await throwIfPending(context, beginning)
  const customerId = input.context?.customer?.id
  const data = writePaymentData(await begin(context, beginning, { data: input.data, customerId }), input.data)
  return { id: sessionId, status: PaymentSessionStatus.PENDING, data }
}

async function begin(
  context: ProviderContext,
  beginning: Beginning,
  { data, customerId }: { data: InitiatePaymentInput["data"]; customerId: string | undefined },
): Promise<PaymentData> {
  const { account, rows } = context
  const { sessionId, payment_collection_id, provider_id, total } = beginning
  const confirmation = openConfirmation(account, data)
  if (confirmation?.payment_collection_id === payment_collection_id) return confirm(context, beginning, confirmation)
  const recharge = openRecharge(account, data)
  if (recharge?.payment_collection_id === payment_collection_id) return prepareCharge(context, beginning, recharge)
  const method = readStoredMethod(data)
  if (method) return prepareCharge(context, beginning, await chargeOfMethod(context, beginning, method))
  const button = makeButton(account, {
    claim: { payment_collection_id, provider_id, flow: "review", ...(customerId ? { customer_id: customerId } : {}) },
    // The goods of an order that is placed have their address.
    productType: (await rows.orderOfCollection(payment_collection_id)) === null ? "PayAndShip" : "PayOnly",
    placement: "Checkout",
    locale: await rows.localeOfCollection(payment_collection_id),
    total,
  })
  return newPaymentData(sessionId, nothingAgreed(account, total), { button })
}

/**
 * A payment link that is opened again while Amazon holds a payment of it, or may: a second one would hold as much again.
 * Of a cart a new session is begun, and what an earlier one holds is given back.
 */
async function throwIfPending({ account, ledger, rows }: ProviderContext, beginning: Beginning): Promise<void> {
  const { payment_collection_id } = beginning
  if (!isPendingPayment(await ledger.ofCollection(payment_collection_id))) return
  if ((await rows.orderOfCollection(payment_collection_id)) === null) return
  throw shopperError(account, MedusaError.Types.NOT_ALLOWED, "payment_pending")
}

/** Medusa's id of the payment session: "payses_…". */
function paymentSessionId({ context, data }: InitiatePaymentInput): string {
  const id = context?.idempotency_key ?? data?.["session_id"]
  if (typeof id === "string" && id !== "") return id
  throw new ShopError(MedusaError.Types.INVALID_DATA, "Medusa named no payment session to initiate.")
}

export function nothingAgreed({ options }: Account, amount: Money): Terms {
  const { paymentIntent } = options
  const nothing = { firstCharge: null, checkoutSessionId: null, permissionId: null, paymentDescriptor: null }
  return { amount, paymentIntent, ...nothing }
}

async function confirm(
  context: ProviderContext,
  beginning: Beginning,
  confirmation: Confirmation,
): Promise<PaymentData> {
  const { account, logger, ledger } = context
  const { sessionId, total } = beginning
  const { checkout_session_id, flow } = confirmation
  const refuse = (code: ShopperFailureCode) => shopperError(account, MedusaError.Types.NOT_ALLOWED, code)
  if (confirmation.amount !== total.amount || confirmation.currency_code !== total.currencyCode) {
    throw refuse("total_changed")
  }
  const trialCharge = confirmation.trial_charge ? Money.of(confirmation.trial_charge, total.currencyCode) : null
  const terms: Terms = {
    ...nothingAgreed(account, total),
    ...(trialCharge ? { paymentIntent: "Confirm" } : {}),
    firstCharge: confirmation.first_charge ? Money.of(confirmation.first_charge, total.currencyCode) : null,
    checkoutSessionId: checkout_session_id,
    paymentDescriptor: confirmation.payment_descriptor || null,
  }
  let request = completion(terms, { checkoutSessionId: checkout_session_id, trialCharge })
  const prepare = () => ledger.operations.prepare({ ...begunBy(beginning), subject: checkout_session_id, request })
  // Nothing to set in the direct flow: amount and intent were in the button.
  if (flow === "direct") {
    await prepare()
    return newPaymentData(sessionId, terms)
  }

  let session: CheckoutSession
  try {
    session = await setAmounts(account, request, confirmation)
    // What an earlier press has set stays, and Complete has to name it.
    if (session.totalOrderAmount !== null && terms.firstCharge === null) {
      terms.firstCharge = total
      request = { ...request, totalOrderAmount: request.chargeAmount }
      session = await setAmounts(account, request, confirmation)
    }
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    logger.error(`Amazon Pay: the amount could not be set on ${checkout_session_id}. ${error.in_own_words}`)
    throw refuse(await reasonOfRefusal(account, checkout_session_id, error))
  }
  // A 200 that still lists constraints is no success: the buyer could not be sent on.
  const redirectUrl = session.webCheckoutDetails.amazonPayRedirectUrl
  if (session.constraints.length > 0 || redirectUrl === null || !isSafeToVisit(redirectUrl, account.environment)) {
    logger.error(
      `Amazon Pay: ${checkout_session_id} cannot be paid yet. Amazon asks for ${session.constraints.join(", ") || "nothing, but gives no page to go to"}.`,
    )
    throw refuse(session.constraints.includes("BuyerNotAssociated") ? "session_gone" : "not_configured")
  }
  await prepare()
  return newPaymentData(sessionId, terms, { redirect_url: redirectUrl })
}

function completion(
  { amount, firstCharge, paymentIntent, paymentDescriptor }: Terms,
  { checkoutSessionId, trialCharge }: { checkoutSessionId: CheckoutSessionId; trialCharge: Money | null },
): RequestOf<"complete"> {
  return {
    kind: "complete",
    checkoutSessionId,
    ...checkoutAmounts(trialCharge ?? amount, firstCharge),
    paymentIntent,
    paymentDescriptor,
    ...(trialCharge ? { trial: true } : {}),
  }
}

/** Without the buyer: a new Charge on the Charge Permission. */
async function prepareCharge(
  { account, ledger }: ProviderContext,
  beginning: Beginning,
  { charge_permission_id, turn, order_number, initiator, channel, period, ...asked }: NewCharge,
): Promise<PaymentData> {
  const { sessionId, total } = beginning
  const { paymentIntent, canHandlePendingAuthorization } = account.options
  const captureNow = asked.capture ?? paymentIntent === "AuthorizeWithCapture"
  const request: RequestOf<"charge"> = {
    kind: "charge",
    chargePermissionId: charge_permission_id,
    chargeAmount: total.toPrice(),
    captureNow,
    canHandlePendingAuthorization: asked.pending ?? (canHandlePendingAuthorization && !captureNow),
    ...(order_number === null ? {} : { merchantMetadata: { merchantReferenceId: order_number } }),
    ...(initiator ? { chargeInitiator: initiator } : {}),
    ...(channel ? { channel } : {}),
    turn,
    ...(period === undefined ? {} : { period }),
  }
  await ledger.operations.prepare({ ...begunBy(beginning), subject: charge_permission_id, request })
  return newPaymentData(sessionId, { ...nothingAgreed(account, total), permissionId: charge_permission_id })
}

function begunBy({ sessionId, payment_collection_id, provider_id }: Beginning) {
  return { provider_id, owner: sessionId, payment_session_id: sessionId, payment_collection_id }
}

/** All that is still to be said of a Checkout Session, in one call: amounts, shop, and the terms of a recurring payment. */
function setAmounts(
  account: Account,
  { checkoutSessionId, chargeAmount, totalOrderAmount, paymentIntent, trial = false }: RequestOf<"complete">,
  { recurring_metadata: recurringMetadata }: Confirmation,
): Promise<CheckoutSession> {
  const canHandlePendingAuthorization = account.options.canHandlePendingAuthorization && !trial
  const amounts = totalOrderAmount ? { chargeAmount, totalOrderAmount } : { chargeAmount }
  return account.client.updateCheckoutSession(checkoutSessionId, {
    paymentDetails: { paymentIntent, canHandlePendingAuthorization, ...amounts },
    merchantMetadata: merchantMetadata(account),
    ...(recurringMetadata ? { chargePermissionType: "Recurring", recurringMetadata } : {}),
  })
}

/** A session that cannot be changed any more says itself why. */
async function reasonOfRefusal(
  account: Account,
  id: CheckoutSessionId,
  error: AmazonPayError,
): Promise<ShopperFailureCode> {
  if (!(error instanceof AmazonPayStateError)) return failureOfError(error)
  try {
    const { state, reasonCode } = await account.client.getCheckoutSession(id)
    return state === "Canceled" ? failureOfCanceledSession(reasonCode) : "session_gone"
  } catch (cause) {
    if (cause instanceof AmazonPayError) return failureOfError(cause)
    throw cause
  }
}

/** The shopper's browser is sent there, so it is no place for javascript: or, against Amazon itself, for http:. */
function isSafeToVisit(url: string, environment: "sandbox" | "live"): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return protocol === "https:" || (protocol === "http:" && environment === "sandbox")
}
