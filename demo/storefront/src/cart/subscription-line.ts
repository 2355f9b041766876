import { SUBSCRIPTION } from "../shop/plan"
import type { Cart, CartLine } from "./store-carts"

/** What of the cart is delivered again and again; undefined for a cart that is bought once. */
export function subscriptionLine(cart: Cart): CartLine | undefined {
  return cart.items?.find((line) => line.product_handle === SUBSCRIPTION)
}
