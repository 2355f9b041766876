import type { RetrievePaymentInput, RetrievePaymentOutput } from "@medusajs/framework/types"
import type { AmazonPayClient } from "../../../amazon/client"
import { isSettled, recordOfCharge, recordOfRefund, withRecord } from "../data/charge-record"
import { readPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"

/** The payment with its charges and refunds as Amazon has them now. */
export async function retrievePayment(
  { account }: ProviderContext,
  input: RetrievePaymentInput,
): Promise<RetrievePaymentOutput> {
  const payment = readPaymentData(input.data)
  if (!payment) return { data: input.data ?? {} }
  try {
    return { data: writePaymentData(await lookAtAmazon(account.client, payment)) }
  } catch (error) {
    throw adminError(error, "Amazon Pay could not be asked for the payment")
  }
}

/**
 * GETs the charges and refunds. What is final is not asked for again, except a captured charge, whose refunded amount
 * tells of refunds made in Seller Central.
 *
 * @throws AmazonPayError
 */
export async function lookAtAmazon(client: AmazonPayClient, payment: PaymentData): Promise<PaymentData> {
  let { charges, refunds } = payment
  for (const known of payment.charges) {
    if (known.state === "Canceled" || known.state === "Declined") continue
    charges = withRecord(charges, recordOfCharge(await client.getCharge(known.id), known))
  }
  for (const known of payment.refunds) {
    if (isSettled(known)) continue
    refunds = withRecord(refunds, recordOfRefund(await client.getRefund(known.id), known))
  }
  return { ...payment, charges, refunds }
}
