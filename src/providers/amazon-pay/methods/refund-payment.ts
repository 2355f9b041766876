import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { returnedBy } from "../../../ledger/refund"
import { isOurMark } from "../data/booking-mark"
import { projectPayment } from "../data/project-payment"
import { lookSoon } from "../look-soon"
import { adminErrorOf } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { refundAtAmazon } from "./refund-at-amazon"
import { ShopError } from "../shop-error"

/**
 * Refunds over the captured charges, oldest first. One that we book because Amazon has made it already, for example in
 * Seller Central, is not made again.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function refundPayment(context: ProviderContext, input: RefundPaymentInput): Promise<RefundPaymentOutput> {
  const id = input.context?.idempotency_key
  if (id === undefined) throw new ShopError(MedusaError.Types.INVALID_DATA, "Medusa named no refund to make.")
  const { payment, amount, created_by } = await context.rows.refund(id)
  // Less than the smallest unit: Amazon has none of it.
  if (!isOurMark(created_by) && !amount.isZero()) {
    try {
      await refundAtAmazon(context, { id, payment, amount, created_by })
    } catch (error) {
      await lookSoon(context, payment)
      const { refunds } = await context.ledger.ofSessions([payment.payment_session_id])
      const own = refunds.filter(({ refund_id }) => refund_id === id)
      throw adminErrorOf(error, { verb: "refund", amount, made: returnedBy(own, amount.currencyCode) })
    }
  }
  return { data: await projectPayment(context, payment.payment_session_id) }
}
