import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderPayment } from "../../shared/order-payments"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"
import { reverseTransaction } from "./reverse-transaction"

/** Takes back captures that Amazon accepted (CaptureInitiated) and has declined since: the money did not come. */
export async function unbookCaptures(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { charges } = payment.data
  for (const charge of charges) {
    const booked = payment.captures.find(({ id }) => id === charge.capture_id)
    const isLost = charge.state === "Declined" || charge.state === "Canceled"
    if (!isLost || !booked || payment.payment_id === null) continue
    const isNew = await reverseTransaction(container, {
      order_id,
      reference: "amazon_pay_capture_declined",
      reference_id: charge.id,
      amount: booked.amount,
      sign: -1,
    })
    if (!isNew) continue
    await paymentRows(container).deleteCaptures(booked.id)
    payment.captures = payment.captures.filter(({ id }) => id !== booked.id)
    const update = { id: payment.payment_id, captured_at: null }
    await container.resolve(Modules.PAYMENT).updatePayment(update)
    await recomputeCollection(container, payment)
  }
}
