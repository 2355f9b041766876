import type Medusa from "@medusajs/js-sdk"
import type { Frequency } from "medusa-payment-amazon-pay-storefront"

/** The demo's own. Days are "2027-01-31". */
export interface Subscription {
  id: string
  charge_permission_id: string
  product_title: string
  product_handle: string
  quantity: number
  price: number
  frequency: Frequency
  next_date: string
  status: "active" | "paused" | "ended"
  months_charged: number
  buyer_update_url: string | null
}

/** The plugin's: what the customer has agreed to at Amazon. */
interface Agreement {
  id: string
  payment_descriptor: string | null
  /** Each time, with the delivery. */
  amount: string | null
}

export interface MySubscription extends Subscription {
  agreement: Agreement | undefined
}

export async function loadSubscriptions({ client }: Medusa): Promise<{ mine: MySubscription[]; today: string }> {
  const [{ subscriptions, today }, { charge_permissions }] = await Promise.all([
    client.fetch<{ subscriptions: Subscription[]; today: string }>("/store/subscriptions"),
    client.fetch<{ charge_permissions: Agreement[] }>("/store/customers/me/amazon-pay/charge-permissions"),
  ])
  const mine = subscriptions.map((subscription) => ({
    ...subscription,
    agreement: charge_permissions.find(({ id }) => id === subscription.charge_permission_id),
  }))
  return { mine, today }
}

export async function change({ client }: Medusa, id: string, action: "pause" | "resume" | "withdraw"): Promise<void> {
  await client.fetch(`/store/subscriptions/${id}/${action}`, { method: "POST", body: {} })
}

/** Only in the demo: lets days pass, in the shop and at Amazon. */
export async function letDaysPass({ client }: Medusa, days: number): Promise<void> {
  await client.fetch("/store/demo/clock", { method: "POST", body: { days } })
}

/** @returns at least one */
export function daysUntil(date: string, today: string): number {
  return Math.max(1, Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000))
}
