import type { MedusaContainer } from "@medusajs/framework/types"
import { proveSession } from "../../providers/amazon-pay/checkout/session-proof"
import { writePaymentData, type PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { OrderPayment } from "../books/order-payments"
import { paymentStore } from "../books/payment-store"
import { paymentRows } from "../books/payment-rows"

/**
 * Saves what was seen with the payment. Whatever an admin's capture or refund wrote while we looked is newer, and stays.
 * A session that is still pending is written by its own authorization.
 */
export async function saveSight(
  container: MedusaContainer,
  { payment_id, data: before }: OrderPayment,
  seen: PaymentData,
): Promise<PaymentData> {
  if (payment_id === null) return seen
  const saved = await paymentStore(container).change(payment_id, ({ data: now }) => ({
    ...seen,
    charges: newest(before.charges, now.charges, seen.charges),
    declined_charges: Math.max(now.declined_charges, seen.declined_charges),
    found_refunds: Math.max(now.found_refunds, seen.found_refunds),
    refunds: newest(before.refunds, now.refunds, seen.refunds),
  }))
  return saved ?? seen
}

/** Of a payment session: its next authorization begins with that. */
export async function saveSightOfSession(
  container: MedusaContainer,
  { payment_session_id: id, provider_id }: Pick<OrderPayment, "payment_session_id" | "provider_id">,
  seen: PaymentData,
): Promise<void> {
  const account = amazonPayModule(container).accounts.get(provider_id)
  const data = writePaymentData(seen, { proof: proveSession(account, id, seen) })
  await paymentRows(container).updatePaymentSessions({ id, data })
}

function newest<Entry extends { id: string }>(before: Entry[], now: Entry[], seen: Entry[]): Entry[] {
  const find = (entries: Entry[], id: string) => entries.find((entry) => entry.id === id)
  const isUntouched = (entry: Entry) => JSON.stringify(find(before, entry.id)) === JSON.stringify(entry)
  const kept = now.map((entry) => (isUntouched(entry) ? (find(seen, entry.id) ?? entry) : entry))
  return [...kept, ...seen.filter(({ id }) => !find(now, id))]
}
