import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { workflowOf } from "../support/workflow-of"
import { getCheckoutSession } from "./bind-checkout-session"
import { bindingOfCart, type SessionOfCart } from "./binding-of-cart"
import { findCart } from "./cart"
import { checkoutFailure } from "./checkout-failure"
import { importBuyer } from "./import-buyer"
import { placeOtherPaid } from "./place-order"
import { viewCheckoutSession, type CheckoutSessionView } from "./view-checkout-session"

/**
 * Brings what was chosen at Amazon into the cart once more, where the cart has got another address since, or the buyer
 * of another Checkout Session (`address_changed`, `cart_changed`). One call to Amazon.
 *
 * @throws MedusaError with a shopper's failure code
 */
export const importBuyerWorkflow = workflowOf("amazon-pay-import-buyer", importAgain)

async function importAgain(container: MedusaContainer, input: SessionOfCart): Promise<CheckoutSessionView> {
  const { cart_id } = await bindingOfCart(container, input)
  return oneAtATime(container, cart_id, async () => {
    const binding = await bindingOfCart(container, input)
    if (binding.flow !== "review") throw checkoutFailure("session_gone", input.language)
    const cart = await findCart(container, cart_id)
    const paid = await placeOtherPaid(container, cart_id, binding.id)
    if (paid && "failure" in paid) throw checkoutFailure(paid.failure, input.language)
    if (!paid && cart && !cart.completed_at) {
      const { accounts, lookups } = amazonPayModule(container)
      if (!lookups.takeKnown(binding.id)) throw checkoutFailure("amazon_unreachable", input.language)
      const account = accounts.get(binding.provider_id)
      const seen = await getCheckoutSession({ account, checkoutSessionId: binding.id })
      if ("failure" in seen) throw checkoutFailure(seen.failure, input.language)
      if (seen.session.state !== "Open") throw checkoutFailure("session_gone", input.language)
      await importBuyer(container, cart, seen.session, binding)
    }
    return viewCheckoutSession(container, input)
  })
}
