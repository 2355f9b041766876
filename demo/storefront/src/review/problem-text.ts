import { AmazonPayRequestError, failureText } from "medusa-payment-amazon-pay-storefront"
import type { Language } from "../i18n/language"

/** What to tell the shopper of an error of the store's Amazon Pay routes. */
export function problemText(error: Error, language: Language): string {
  return failureText(error instanceof AmazonPayRequestError ? error.code : "shop_unreachable", language).message
}
