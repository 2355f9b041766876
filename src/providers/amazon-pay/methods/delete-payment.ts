import type { DeletePaymentInput, DeletePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { isTaken } from "../../../ledger/charge"
import { isPendingPayment } from "../data/pending-payment"
import { shopperError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { sessionIdOf } from "../data/payment-data"

/**
 * Only Medusa's payment session goes away, as at every change of a cart's total; the buyer's Checkout Session stays. For a
 * cart it must not throw: Medusa would keep a session at the old amount.
 *
 * @throws MedusaError(NOT_ALLOWED) when it is no cart's session, or a placed order's, and Amazon holds a payment of it, or may: without
 *   the session Medusa would forget it
 */
export async function deletePayment(
  { account, ledger, rows }: ProviderContext,
  { data }: DeletePaymentInput,
): Promise<DeletePaymentOutput> {
  const id = sessionIdOf(data)
  const holdings = id === null ? null : await ledger.ofSessions([id])
  const isUnbooked = holdings?.charges.some((charge) => isTaken(charge) && charge.capture_id === null)
  if (holdings && (isUnbooked || isPendingPayment(holdings))) {
    const collection = holdings.operations[0]?.payment_collection_id
    const subject = collection ? await rows.subjectOfCollection(collection) : null
    if (subject && (subject.order || !subject.cart))
      throw shopperError(account, MedusaError.Types.NOT_ALLOWED, "payment_pending")
  }
  return { data: data ?? {} }
}
