import type { MedusaContainer } from "@medusajs/framework/types"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { Money } from "../../amazon/money"
import { readPaymentData } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findBinding } from "../support/binding"
import type { Cart } from "./cart"
import { failureCodeOf } from "./checkout-failure"
import { firstLook } from "./retry-schedule"
import { openPaymentSession } from "./open-payment-session"
import type { Visit } from "./visit"

/**
 * In the direct flow nothing was asked of Medusa before the buyer left: the payment session is made now, at the cart's
 * total. If that is not what the button said, Amazon refuses to complete it.
 */
export async function openDirectPayment(
  container: MedusaContainer,
  cart: Cart,
  { providerId: provider_id, checkoutSessionId, firstCharge }: Visit,
): Promise<ShopperFailureCode | null> {
  const open = cart.payment_collection?.payment_sessions ?? []
  if (open.some(({ data }) => readPaymentData(data)?.checkout_session_id === checkoutSessionId)) return null
  const binding = await findBinding(container, checkoutSessionId)
  const bound = {
    id: checkoutSessionId,
    flow: "direct" as const,
    descriptor: binding?.payment_descriptor ?? "",
    firstCharge: firstCharge === null ? null : Money.of(firstCharge, cart.currency_code),
  }
  try {
    const session = await openPaymentSession(container, cart, { provider_id, bound })
    await amazonPayModule(container).updateAmazonPayCheckoutSessions({
      id: checkoutSessionId,
      payment_session_id: session.id,
      // Should the shop or Amazon fail from here on, the clock goes on.
      next_look_at: firstLook(),
    })
    return null
  } catch (error) {
    const code = failureCodeOf(error)
    if (code) return code
    throw error
  }
}
