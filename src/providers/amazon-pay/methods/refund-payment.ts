import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { moneyOf } from "../medusa/money-of"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { needPaymentData } from "../data/payment-data"
import { refundAtAmazon } from "./refund-at-amazon"

/**
 * The maker of a refund that Amazon has made already, for example in Seller Central, and that Medusa is only to book. An
 * admin's refund has the admin's id here, whatever they post.
 */
export const BOOKED_ONLY = "amazon-pay"

/**
 * Refunds over the captured charges, oldest first.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function refundPayment(context: ProviderContext, input: RefundPaymentInput): Promise<RefundPaymentOutput> {
  const { currency_code } = needPaymentData(input.data)
  const id = input.context?.idempotency_key
  if (id === undefined) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Medusa named no refund to make.")
  const { payment_id, created_by } = await context.records.refund(id)
  const amount = moneyOf(input.amount, currency_code)
  if (created_by !== BOOKED_ONLY) {
    try {
      await refundAtAmazon(context, { id, payment_id, amount })
    } catch (error) {
      throw adminError(error, `Amazon Pay did not refund ${amount.toString()}`)
    }
  }
  // It is written by now. Medusa merges what is returned into what it read before the call, so nothing is returned.
  return { data: {} }
}
