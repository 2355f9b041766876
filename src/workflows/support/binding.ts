import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "./amazon-pay-module"

/** Whose a Checkout Session is known to be, or null. */
export async function findBinding(container: MedusaContainer, checkoutSessionId: string) {
  const [binding] = await amazonPayModule(container).listAmazonPayCheckoutSessions({ id: [checkoutSessionId] })
  return binding ?? null
}

export type Binding = NonNullable<Awaited<ReturnType<typeof findBinding>>>

/** What a Checkout Session pays for: a cart, or the payment collection of an order that is placed. */
export function subjectOf({
  cart_id,
  payment_collection_id,
}: Pick<Binding, "cart_id" | "payment_collection_id">): string {
  return cart_id ?? payment_collection_id ?? ""
}
