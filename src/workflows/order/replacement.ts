import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderPayment } from "../books/order-payments"
import { paymentStore } from "../books/payment-store"

/** What was to be charged instead of these payments has been tried, or is not wanted any more (null). */
export async function endReplacement(
  container: MedusaContainer,
  payments: readonly OrderPayment[],
  replacement: "tried" | null,
): Promise<void> {
  const store = paymentStore(container)
  for (const { payment_id } of payments) {
    if (payment_id === null) continue
    await store.change(payment_id, ({ data }) => (data.replacement === null ? null : { ...data, replacement }))
  }
}
