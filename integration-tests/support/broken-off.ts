import { ContainerRegistrationKeys, generateEntityId, Modules } from "@medusajs/framework/utils"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { ageBookings } from "./books"
import type { Store } from "./store"

/** What is left when the process ends after Medusa has written a row down and before Amazon was asked. */
interface BrokenOff {
  amount: number
  /** How long ago. */
  minutes?: number
  /** Of the order's payments: the newest that is not canceled. */
  paymentId?: string
}

export function breakOffCapture(store: Store, orderId: string, broken: BrokenOff): Promise<void> {
  return breakOff(store, orderId, { ...broken, table: "capture" })
}

export function breakOffRefund(store: Store, orderId: string, broken: BrokenOff): Promise<void> {
  return breakOff(store, orderId, { ...broken, table: "refund" })
}

async function breakOff(
  { container, admin }: Store,
  orderId: string,
  { table, amount, minutes = 60, paymentId: given }: BrokenOff & { table: "capture" | "refund" },
): Promise<void> {
  const paymentId = given ?? (await admin.paymentId(orderId))
  const raw = JSON.stringify({ value: String(amount), precision: 20 })
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `insert into ${table} (id, payment_id, amount, raw_amount, created_at, updated_at)
     values (?, ?, ?, ?::jsonb, now() - make_interval(mins => ?), now())`,
    [generateEntityId(undefined, `${table}_broken`), paymentId, amount, raw, minutes],
  )
}

/** What Medusa does with the plugin when a process starts. */
export function startAgain({ container }: Store): Promise<void> {
  return container.resolve<AmazonPayModuleService>("amazonPay").__hooks.onApplicationStart()
}

/** An hour ago a refund was made at Amazon, and the process ended before Medusa entered it in the order's books. */
export async function breakOffBooks(store: Store, orderId: string): Promise<void> {
  const orders = store.container.resolve(Modules.ORDER)
  const entries = await orders.listOrderTransactions({ order_id: orderId })
  await orders.deleteOrderTransactions(entries.filter(({ reference }) => reference === "refund").map(({ id }) => id))
  await ageBookings(store)
}
