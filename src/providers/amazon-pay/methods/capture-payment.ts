import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { lookSoon } from "../look-soon"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { projectPayment } from "../data/project-payment"
import { captureAtAmazon } from "./capture-at-amazon"
import { ShopError } from "../shop-error"

/**
 * Captures what the capture's row in Medusa says.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function capturePayment(
  context: ProviderContext,
  input: CapturePaymentInput,
): Promise<CapturePaymentOutput> {
  const id = input.context?.idempotency_key
  if (id === undefined) throw new ShopError(MedusaError.Types.INVALID_DATA, "Medusa named no capture to make.")
  const { payment, amount, created_by } = await context.rows.capture(id)
  try {
    await captureAtAmazon(context, { id, payment, amount, created_by })
  } catch (error) {
    await lookSoon(context, payment)
    throw adminError(error, `Amazon Pay did not capture ${amount.toString()}`)
  }
  return { data: await projectPayment(context, payment.payment_session_id) }
}
