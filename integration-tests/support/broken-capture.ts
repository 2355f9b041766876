import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { ageBookings } from "./books"
import type { Store } from "./store"

/**
 * Medusa has written a capture down, and the process ended before Amazon was asked: a row of an hour ago, and nothing
 * that follows it.
 */
export async function breakOffCapture({ container, admin }: Store, orderId: string, amount: number, minutes = 60) {
  const { payment_collections } = await admin.order(orderId)
  const [payment] = payment_collections.flatMap(({ payments }) => payments)
  const raw = JSON.stringify({ value: String(amount), precision: 20 })
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `insert into capture (id, payment_id, amount, raw_amount, created_at, updated_at)
     values (?, ?, ?, ?::jsonb, now() - make_interval(mins => ?), now())`,
    [`capt_broken_${String(amount)}`, payment!.id, amount, raw, minutes],
  )
}

/** An hour ago a refund was made at Amazon, and the process ended before Medusa entered it in the order's books. */
export async function breakOffRefund(store: Store, orderId: string): Promise<void> {
  const orders = store.container.resolve(Modules.ORDER)
  const entries = await orders.listOrderTransactions({ order_id: orderId })
  await orders.deleteOrderTransactions(entries.filter(({ reference }) => reference === "refund").map(({ id }) => id))
  await ageBookings(store)
}
