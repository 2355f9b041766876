import { useCallback } from "react"
import type { Cart } from "../cart/store-carts"
import { useLanguage } from "../i18n/language"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"

export interface ButtonPlace {
  placement: "Cart" | "Checkout"
  /** "review" leads to the review page; "direct" pays at once, with the cart's own address and total. */
  flow: "review" | "direct"
}

/** The signed button for a cart; asked for anew when something it was signed for has changed. */
export function useButton({ id: cartId, total, items, updated_at }: Cart, { placement, flow }: ButtonPlace) {
  const { amazonPay, config } = useShop()
  const { language: locale } = useLanguage()
  const country_code = config.countryCode
  const load = useCallback(
    () => amazonPay.button({ cart_id: cartId, placement, flow, country_code, locale }),
    [amazonPay, cartId, placement, flow, country_code, locale],
  )
  const signedFor = JSON.stringify([total, updated_at, items?.map(({ id, quantity }) => [id, quantity])])
  return useLoaded(load, signedFor)
}
