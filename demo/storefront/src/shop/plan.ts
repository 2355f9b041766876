import type { Frequency } from "medusa-payment-amazon-pay-storefront"

/** The handle of the product: Medusa tells a cart nothing of its metadata. */
export const SUBSCRIPTION = "coffee-subscription"

/** What a subscription's product says of the later times, in its metadata. */
export interface Plan {
  frequency: Frequency
  /** Of one, from the second time on. */
  price: number
}

/** @returns null for what is bought once */
export function planOf(product: { metadata?: Record<string, unknown> | null } | null | undefined): Plan | null {
  const plan = product?.metadata?.["subscription"]
  return typeof plan === "object" && plan !== null ? (plan as Plan) : null
}
