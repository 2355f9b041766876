import type { Cart } from "./store-carts"

/** Whether anything in the cart has to be delivered: without, there is no address and no shipping method. */
export function needsShipping(cart: Cart): boolean {
  return (cart.items ?? []).some((line) => line.requires_shipping)
}
