import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderPayment } from "../../shared/order-payments"
import { correctTransactions } from "./correct-transactions"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/** Takes back captures that Amazon accepted (CaptureInitiated) and has declined since: the money did not come. */
export async function unbookCaptures(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { payment_id, data } = payment
  if (payment_id === null) return
  for (const charge of data.charges) {
    const capture = payment.captures.find(({ id }) => id === charge.capture_id)
    const isLost = charge.state === "Declined" || charge.state === "Canceled"
    if (!isLost || !capture) continue
    const entries = [{ reference_id: capture.id, amount: 0 }]
    await correctTransactions(container, order_id, { currency_code: data.currency_code, entries })
    const update = { id: payment_id, captured_at: null }
    await container.resolve(Modules.PAYMENT).updatePayment(update)
    // Last, because the next look finds by it what is still to be taken back.
    await paymentRows(container).deleteCaptures(capture.id)
    await recomputeCollection(container, payment)
    payment.captures = payment.captures.filter(({ id }) => id !== capture.id)
  }
}
