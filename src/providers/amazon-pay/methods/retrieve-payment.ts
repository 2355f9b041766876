import type { RetrievePaymentInput, RetrievePaymentOutput } from "@medusajs/framework/types"
import type { AmazonPayClient } from "../../../amazon/client"
import { recordOfCharge, recordOfRefund, type ChargeRecord, type RefundRecord } from "../data/charge-record"
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

/** @throws AmazonPayError */
export async function lookAtAmazon(client: AmazonPayClient, payment: PaymentData): Promise<PaymentData> {
  const charges: ChargeRecord[] = []
  for (const known of payment.charges) charges.push(recordOfCharge(await client.getCharge(known.id), known))
  const refunds: RefundRecord[] = []
  for (const known of payment.refunds) {
    const { charge_id: chargeId, amount } = known
    // Refunded and Declined are final.
    const isFinal = known.state === "Refunded" || known.state === "Declined"
    refunds.push(isFinal ? known : recordOfRefund(await client.getRefund(known.id), { chargeId, amount }))
  }
  return { ...payment, charges, refunds }
}
