import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { takenByAll } from "../../../ledger/charge"
import { lookSoon } from "../look-soon"
import { adminErrorOf } from "../provider-error"
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
    const { charges } = await context.ledger.ofSessions([payment.payment_session_id])
    const own = charges.filter(({ capture_id }) => capture_id === id)
    throw adminErrorOf(error, { verb: "capture", amount, made: takenByAll(own, amount.currencyCode) })
  }
  return { data: await projectPayment(context, payment.payment_session_id) }
}
