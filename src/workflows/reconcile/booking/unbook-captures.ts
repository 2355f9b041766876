import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../../amazon/money"
import type { OrderPayment } from "../../shared/order-payments"
import { correctTransaction } from "./correct-transaction"
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
    await paymentRows(container).deleteCaptures(capture.id)
    const update = { id: payment_id, captured_at: null }
    await container.resolve(Modules.PAYMENT).updatePayment(update)
    const booked = {
      booking_id: capture.id,
      payment_id,
      booked: capture.amount,
      amount: Money.zero(data.currency_code),
    }
    await correctTransaction(container, { order_id, reference: "capture", ...booked })
    await recomputeCollection(container, payment)
    payment.captures = payment.captures.filter(({ id }) => id !== capture.id)
  }
}
