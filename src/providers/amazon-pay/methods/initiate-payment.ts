import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { AmazonPayError, AmazonPayStateError } from "../../../amazon/errors"
import type { CheckoutSessionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import type { CheckoutSession } from "../../../amazon/resources/checkout-session"
import { failureOfCanceledSession, type ShopperFailureCode } from "../../../amazon/shopper-failure"
import { refusalOfCurrency, type Account } from "../account/account"
import { openConfirmation, openRecharge, type Confirmation } from "../checkout/confirmation"
import { makeButton } from "../checkout/make-button"
import { merchantMetadata } from "../checkout/merchant-metadata"
import { proveSession } from "../checkout/session-proof"
import { amountsToComplete, type CheckoutAmounts } from "../data/checkout-amounts"
import { newPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import { moneyOf } from "../medusa/money-of"
import { failureOfError, shopperError } from "../provider-error"
import type { ProviderContext } from "../provider-context"

/**
 * Handed a sealed confirmation, sets the final amount on the buyer's Checkout Session. Otherwise makes a button, without
 * a call to Amazon. It is also called with stale `data` of a former session (Medusa's compensation): then the seal is
 * gone and a button is made.
 *
 * @throws MedusaError(INVALID_DATA) for a currency the account cannot take, and errors with a shopper's failure code
 */
export async function initiatePayment(
  context: ProviderContext,
  input: InitiatePaymentInput,
): Promise<InitiatePaymentOutput> {
  const { account, records } = context
  const refusal = refusalOfCurrency(account, input.currency_code)
  if (refusal) throw new MedusaError(MedusaError.Types.INVALID_DATA, refusal)
  const total = moneyOf(input.amount, input.currency_code)
  const sessionId = paymentSessionId(input)
  const { payment_collection_id, provider_id } = await records.session(sessionId)
  const payment = newPaymentData({
    payment_session_id: sessionId,
    amount: total.amount,
    currency_code: total.currencyCode,
    payment_intent: account.options.paymentIntent,
  })

  const confirmation = openConfirmation(account, input.data)
  if (confirmation !== null && confirmation.payment_collection_id === payment_collection_id) {
    return answer(account, sessionId, await confirm(context, confirmation, total, payment), input)
  }
  const recharge = openRecharge(account, input.data)
  if (recharge !== null && recharge.payment_collection_id === payment_collection_id) {
    const { charge_permission_id, payment_descriptor } = recharge
    return answer(
      account,
      sessionId,
      { ...payment, charge_permission_id, payment_descriptor: payment_descriptor || null },
      input,
    )
  }
  const button = makeButton(account, {
    claim: { payment_collection_id, provider_id, flow: "review" },
    // The goods of an order that is placed have their address.
    productType: (await records.isOfOrder(payment_collection_id)) ? "PayOnly" : "PayAndShip",
    placement: "Checkout",
    locale: null,
    total,
  })
  return answer(account, sessionId, { ...payment, button }, input)
}

function answer(
  account: Account,
  id: string,
  payment: PaymentData,
  { data: posted }: InitiatePaymentInput,
): InitiatePaymentOutput {
  const data = writePaymentData(payment, { posted, proof: proveSession(account, id, payment) })
  return { id, status: PaymentSessionStatus.PENDING, data }
}

/** Medusa's id of the payment session: "payses_…". */
function paymentSessionId({ context, data }: InitiatePaymentInput): string {
  const id = context?.idempotency_key ?? data?.["session_id"]
  if (typeof id === "string" && id !== "") return id
  throw new MedusaError(MedusaError.Types.INVALID_DATA, "Medusa named no payment session to initiate.")
}

async function confirm(
  { account, logger }: ProviderContext,
  confirmation: Confirmation,
  total: Money,
  payment: PaymentData,
): Promise<PaymentData> {
  const { checkout_session_id, flow } = confirmation
  const refuse = (code: ShopperFailureCode) => shopperError(account, MedusaError.Types.NOT_ALLOWED, code)
  if (confirmation.amount !== total.amount || confirmation.currency_code !== total.currencyCode) {
    throw refuse("total_changed")
  }
  const confirmed = {
    ...payment,
    first_charge: confirmation.first_charge || null,
    checkout_session_id,
    payment_descriptor: confirmation.payment_descriptor || null,
  }
  // Nothing to set in the direct flow: amount and intent were in the button.
  if (flow === "direct") return confirmed

  let session: CheckoutSession
  try {
    session = await setAmounts(account, checkout_session_id, amountsToComplete(confirmed))
    // What an earlier press has set stays, and Complete has to name it.
    if (session.totalOrderAmount !== null && confirmed.first_charge === null) {
      confirmed.first_charge = total.amount
      session = await setAmounts(account, checkout_session_id, amountsToComplete(confirmed))
    }
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    logger.error(`Amazon Pay: the amount could not be set on ${checkout_session_id}. ${error.message}`)
    throw refuse(await reasonOfRefusal({ account }, confirmation, error))
  }
  // A 200 that still lists constraints is no success: the buyer could not be sent on.
  const redirectUrl = session.webCheckoutDetails.amazonPayRedirectUrl
  if (session.constraints.length > 0 || redirectUrl === null || !isSafeToVisit(redirectUrl, account.environment)) {
    logger.error(
      `Amazon Pay: ${checkout_session_id} cannot be paid yet. Amazon asks for ${session.constraints.join(", ") || "nothing, but gives no page to go to"}.`,
    )
    throw refuse(session.constraints.includes("BuyerNotAssociated") ? "session_gone" : "not_configured")
  }
  return { ...confirmed, redirect_url: redirectUrl }
}

function setAmounts(account: Account, id: CheckoutSessionId, amounts: CheckoutAmounts): Promise<CheckoutSession> {
  const { paymentIntent, canHandlePendingAuthorization } = account.options
  return account.client.updateCheckoutSession(id, {
    paymentDetails: { paymentIntent, canHandlePendingAuthorization, ...amounts },
    merchantMetadata: merchantMetadata(account),
  })
}

/** A session that cannot be changed any more says itself why. */
async function reasonOfRefusal(
  { account }: Pick<ProviderContext, "account">,
  { checkout_session_id }: Confirmation,
  error: AmazonPayError,
): Promise<ShopperFailureCode> {
  if (!(error instanceof AmazonPayStateError)) return failureOfError(error)
  try {
    const { state, reasonCode } = await account.client.getCheckoutSession(checkout_session_id)
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
