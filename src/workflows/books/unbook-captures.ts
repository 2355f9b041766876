import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Money } from "../../amazon/money"
import { takenByAll } from "../../providers/amazon-pay/data/charge-record"
import type { Booking, OrderPayment } from "./order-payments"
import { correctTransactions } from "./order-transactions"
import { paymentRows } from "./payment-rows"
import { recomputeCollection } from "./recompute-collection"

/** Takes back captures that Amazon accepted (CaptureInitiated) and has declined since: the money did not come. */
export async function unbookCaptures(
  container: MedusaContainer,
  order_id: string,
  payment: OrderPayment,
): Promise<void> {
  const { charges, currency_code } = payment.data
  const lost = charges.filter(({ state }) => state === "Declined" || state === "Canceled")
  for (const capture of payment.captures.filter(({ id }) => lost.some(({ capture_id }) => capture_id === id))) {
    // One capture in Medusa may be two charges at Amazon, of which the other one stands.
    const others = charges.filter(({ capture_id }) => capture_id === capture.id)
    await unbookCapture(container, order_id, { payment, capture, stands: takenByAll(others, currency_code) })
  }
}

/** @param stands what Amazon has of the capture, which stays booked */
export async function unbookCapture(
  container: MedusaContainer,
  order_id: string,
  { payment, capture, stands }: { payment: OrderPayment; capture: Booking; stands: Money },
): Promise<void> {
  const { payment_id, data } = payment
  if (payment_id === null || !capture.amount.isMoreThan(stands)) return
  const entries = [{ reference_id: capture.id, amount: stands.amount, isDone: true }]
  await correctTransactions(container, order_id, { currency_code: data.currency_code, entries })
  const update = { id: payment_id, captured_at: null }
  await container.resolve(Modules.PAYMENT).updatePayment(update)
  // Last, because the next look finds by it what is still to be taken back.
  const rows = paymentRows(container)
  await (stands.isZero()
    ? rows.deleteCaptures(capture.id)
    : rows.updateCaptures({ id: capture.id, amount: stands.amount }))
  await recomputeCollection(container, payment)
  const others = payment.captures.filter(({ id }) => id !== capture.id)
  payment.captures = stands.isZero() ? others : [...others, { ...capture, amount: stands }]
}
