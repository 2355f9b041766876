import { useCallback } from "react"
import type { Cart } from "../cart/store-carts"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"

export interface ButtonPlace {
  placement: "Cart" | "Checkout"
  /** "review" leads to the review page; "direct" pays at once, with the cart's own address and total. */
  flow: "review" | "direct"
}

/** The signed button for a cart; asked for anew when something it was signed for has changed. */
export function useButton({ id: cartId, total, items, updated_at }: Cart, { placement, flow }: ButtonPlace) {
  const { amazonPay } = useShop()
  const load = useCallback(
    () => amazonPay.button({ cart_id: cartId, placement, flow }),
    [amazonPay, cartId, placement, flow],
  )
  const signedFor = JSON.stringify([total, updated_at, items?.map(({ id, quantity }) => [id, quantity])])
  return useLoaded(load, signedFor)
}
