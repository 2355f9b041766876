import { isShopperFailureCode, type ShopperFailure, shopperFailure } from "../src/amazon/shopper-failure/index.js"

/**
 * What to tell the shopper about the code in `?amazon_pay_error=…`, in an error of the kit's or in a session's `error`.
 *
 * @param code anything: an unknown one is a failed payment, so nothing from the address gets into the page
 * @param language BCP 47 tag; ja, en, de, fr, es and it are known, English is the rest
 */
export function failureText(code: string, language: string): ShopperFailure {
  return shopperFailure(isShopperFailureCode(code) ? code : "payment_failed", language)
}
