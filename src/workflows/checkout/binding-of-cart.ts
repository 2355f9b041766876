import type { MedusaContainer } from "@medusajs/framework/types"
import { isCheckoutSessionId, type CheckoutSessionId } from "../../amazon/ids"
import { findBinding, type Binding } from "../support/binding"
import { checkoutFailure } from "./checkout-failure"

/** What the storefront's review page knows: the session, and the cart that it must belong to. */
export interface SessionOfCart {
  checkout_session_id: string
  cart_id: string
  /** For the messages: a BCP 47 tag or an Accept-Language header. */
  language: string | null
}

/** @throws MedusaError(NOT_FOUND) with the shopper's code session_gone, also for the session of another cart */
export async function bindingOfCart(
  container: MedusaContainer,
  { checkout_session_id: id, cart_id, language }: SessionOfCart,
): Promise<Binding & { id: CheckoutSessionId; cart_id: string }> {
  const binding = isCheckoutSessionId(id) ? await findBinding(container, id) : null
  if (!isCheckoutSessionId(id) || binding?.cart_id !== cart_id) {
    throw checkoutFailure("session_gone", language)
  }
  return { ...binding, id, cart_id }
}
