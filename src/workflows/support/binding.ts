import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "./amazon-pay-module"

/** Whose a Checkout Session is known to be, or null. */
export async function findBinding(container: MedusaContainer, checkoutSessionId: string) {
  const [binding] = await amazonPayModule(container).listAmazonPayCheckoutSessions({ id: [checkoutSessionId] })
  return binding ?? null
}
