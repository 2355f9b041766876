import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { moneyOf } from "../medusa/money-of"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { captureAtAmazon } from "./capture-at-amazon"
import { needPaymentData } from "../data/payment-data"

/**
 * Captures what the capture's row in Medusa says.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function capturePayment(
  context: ProviderContext,
  input: CapturePaymentInput,
): Promise<CapturePaymentOutput> {
  const { currency_code } = needPaymentData(input.data)
  const id = input.context?.idempotency_key
  if (id === undefined) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Medusa named no capture to make.")
  const capture = await context.records.capture(id)
  const amount = moneyOf(capture.amount, currency_code)
  try {
    await captureAtAmazon(context, { id, payment_id: capture.payment_id, amount })
  } catch (error) {
    throw adminError(error, `Amazon Pay did not capture ${amount.toString()}`)
  }
  // It is written by now. Medusa merges what is returned into what it read before the call, so nothing is returned.
  return { data: {} }
}
