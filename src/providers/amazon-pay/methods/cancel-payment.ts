import type { CancelPaymentInput, CancelPaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AmazonPayStateError } from "../../../amazon/errors"
import { isLive, isTaken, recordOfCharge, withRecord, type ChargeRecord } from "../data/charge-record"
import { readPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"

/** Shown in Seller Central. */
const REASON = "Canceled in the shop"

/**
 * Releases every authorization that is not captured. What is captured stays: it can only be refunded. The Charge
 * Permission stays open as well, because Medusa also cancels a payment when an order was edited and is authorized anew:
 * where Amazon may have room for both, the old authorization stays until the new one is there (charge-order.ts).
 *
 * @throws MedusaError(NOT_ALLOWED) when Amazon captures, or has captured what Medusa does not know of: on a canceled payment Medusa
 *   could neither book nor refund it
 */
export async function cancelPayment(context: ProviderContext, input: CancelPaymentInput): Promise<CancelPaymentOutput> {
  const known = readPaymentData(input.data)
  if (!known) return { data: input.data ?? {} }
  const id = input.context?.idempotency_key
  try {
    // After an authorization that Medusa could not write down there is no payment yet, only what it gives us.
    if (id === undefined) return { data: writePaymentData(await releaseGiven(context, known)) }
    await releasePayment(context, id, known)
  } catch (error) {
    throw adminError(error, "Amazon Pay did not cancel the payment")
  }
  // It is written by now. Medusa merges what is returned into what it read before the call, so nothing is returned.
  return { data: {} }
}

async function releaseGiven(context: ProviderContext, data: PaymentData): Promise<PaymentData> {
  let { charges } = data
  for (const charge of data.charges.filter(isReleasable)) charges = withRecord(charges, await release(context, charge))
  return { ...data, charges }
}

async function releasePayment(context: ProviderContext, id: string, known: PaymentData): Promise<void> {
  const { payments, records } = context
  const { data } = await payments.read(id)
  const unknown = data.charges.find(
    (charge) => isTaken(charge) && !known.charges.some((other) => other.id === charge.id && isTaken(other)),
  )
  const capturing = data.charges.find(({ state }) => state === "CaptureInitiated") ?? unknown
  if (capturing) throw capturedMeanwhile(capturing)
  const replacement = (await records.isReplaced(id)) ? "due" : null
  await payments.change(id, (now) => ({ ...now.data, replacement }))
  if (replacement !== null && staysForNow(context, data)) return
  for (const charge of data.charges.filter(isReleasable)) {
    const released = await release(context, charge)
    await payments.change(id, (now) => ({ ...now.data, charges: withRecord(now.data.charges, released) }))
  }
}

/** Without `allowOvercharge` a charge of the whole never fits beside another. */
function staysForNow({ account }: ProviderContext, { charges }: PaymentData): boolean {
  return account.options.allowOvercharge && charges.some(isLive)
}

function isReleasable({ state }: ChargeRecord): boolean {
  return state === "Authorized" || state === "AuthorizationInitiated" || state === "Unknown"
}

async function release({ account, logger }: ProviderContext, charge: ChargeRecord): Promise<ChargeRecord> {
  const { client } = account
  try {
    return recordOfCharge(await client.cancelCharge(charge.id, REASON), charge)
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    // Canceled, declined or captured by now: its state says what is left to do, and canceling is not.
    const now = await client.getCharge(charge.id)
    if (now.state === "Captured" || now.state === "CaptureInitiated") throw capturedMeanwhile(charge)
    if (now.state !== "Canceled")
      logger.warn(`Amazon Pay: the charge ${charge.id} is ${now.state} and was not canceled.`)
    return recordOfCharge(now, charge)
  }
}

function capturedMeanwhile({ id }: ChargeRecord): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `Amazon Pay: the charge ${id} was captured at Amazon, so it cannot be canceled. Refresh the Amazon Pay panel, then refund it.`,
  )
}
