import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
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
