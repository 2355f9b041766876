import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AmazonPayDeclinedError, AmazonPayStateError, type AmazonPayError } from "../../../amazon/errors"
import { idempotencyKey } from "../../../amazon/idempotency-key"
import { Money } from "../../../amazon/money"
import type { Charge } from "../../../amazon/resources/charge"
import { chargeKey } from "../data/charge-key"
import { recordOfCharge, withRecord, type ChargeRecord } from "../data/charge-record"
import type { PaymentData } from "../data/payment-data"
import { writePaymentData } from "../data/payment-data"
import { moneyOf } from "../medusa/money-of"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { needPaymentData } from "./need-payment-data"

/**
 * Captures what the capture's row in Medusa says: from the Charge that is Authorized, or, when that one is used up or
 * there never was one (Confirm, later shipments), by a new Charge on the Charge Permission.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function capturePayment(
  context: ProviderContext,
  input: CapturePaymentInput,
): Promise<CapturePaymentOutput> {
  const payment = needPaymentData(input.data)
  const amount = moneyOf(await amountToCapture(context, input, payment), payment.currency_code)
  try {
    const captureId = input.context?.idempotency_key ?? null
    const charge = { ...(await capture(context, payment, amount, captureId)), capture_id: captureId }
    return { data: writePaymentData({ ...payment, charges: withRecord(payment.charges, charge) }) }
  } catch (error) {
    throw adminError(error, `Amazon Pay did not capture ${amount.toString()}`)
  }
}

async function amountToCapture({ records }: ProviderContext, { context }: CapturePaymentInput, payment: PaymentData) {
  const captureId = context?.idempotency_key
  return captureId === undefined ? payment.amount : records.captureAmount(captureId)
}

async function capture(
  context: ProviderContext,
  payment: PaymentData,
  amount: Money,
  captureId: string | null,
): Promise<ChargeRecord> {
  const authorized = payment.charges.find(({ state }) => state === "Authorized" || state === "AuthorizationInitiated")
  if (authorized) return captureCharge(context, authorized, amount)
  if (payment.charges.some(({ state }) => state === "Captured") || payment.payment_intent === "Confirm") {
    return chargeAgain(context, payment, amount, captureId)
  }
  throw notAllowed(
    `there is no authorization to capture. ${describe(payment.charges.at(-1))} Refresh the Amazon Pay panel, or authorize again.`,
  )
}

async function captureCharge({ account }: ProviderContext, charge: ChargeRecord, amount: Money): Promise<ChargeRecord> {
  // The same capture has the same key: after an answer that was lost, Amazon repeats what it did.
  const key = idempotencyKey("capture", charge.id, amount.toString())
  try {
    return recordOfCharge(await account.client.captureCharge(charge.id, amount.toPrice(), key), charge)
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    return alreadyCaptured(await account.client.getCharge(charge.id), charge, amount, error)
  }
}

/** Captured in Seller Central, or by a request whose answer never came: the money has moved and is only to be booked. */
function alreadyCaptured(charge: Charge, known: ChargeRecord, amount: Money, refused: AmazonPayError): ChargeRecord {
  const isCaptured = charge.state === "Captured" || charge.state === "CaptureInitiated"
  if (!isCaptured) throw refused
  const captured = charge.captureAmount ?? Money.zero(amount.currencyCode)
  if (captured.equals(amount)) return recordOfCharge(charge, known)
  throw notAllowed(`Amazon has captured ${captured.toString()} of this charge already. Capture that amount in Medusa.`)
}

async function chargeAgain(
  { account, records }: ProviderContext,
  payment: PaymentData,
  amount: Money,
  captureId: string | null,
): Promise<ChargeRecord> {
  const { charge_permission_id: chargePermissionId } = payment
  if (chargePermissionId === null) throw notAllowed("the payment has no Charge Permission to charge.")
  const newCharge = { chargePermissionId, chargeAmount: amount.toPrice(), captureNow: true }
  const key = chargeKey(chargePermissionId, amount, payment)
  try {
    return recordOfCharge(
      await account.client.createCharge({ ...newCharge, canHandlePendingAuthorization: false }, key),
    )
  } catch (error) {
    if (error instanceof AmazonPayDeclinedError && captureId !== null) {
      const declined = { ...payment, declined_charges: payment.declined_charges + 1 }
      await records.rememberDecline(captureId, writePaymentData(declined))
    }
    throw error
  }
}

function describe(charge: ChargeRecord | undefined): string {
  if (charge === undefined) return "There was no charge."
  const reason = charge.reason_code ? `, ${charge.reason_code}` : ""
  return `The charge ${charge.id} is ${charge.state}${reason}.`
}

function notAllowed(reason: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `Amazon Pay cannot capture: ${reason}`)
}
