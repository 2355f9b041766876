import type { Checkout } from "../engine/checkout-session.js"

/** Those of a button's checkoutLanguage. The pages have Japanese and English texts. */
export const LANGUAGES = ["ja_JP", "en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES"] as const

/**
 * Which page follows the login. At Amazon the shop cannot choose, so `auto` follows the documented matrix and takes
 * the consent page where both are possible; the others fix it for a test.
 */
export type PageChoice = "auto" | "consent" | "selection"

/** Mutable, because tests switch them while the emulator runs. */
export type PageSettings = {
  page: PageChoice
  /** checkoutLanguage of pages whose button gave none. */
  language: string
}

/** Only OneTime with PayAndShip can have the consent page (Amazon Pay Japan onboarding: general flow). */
export function pageFor(checkout: Checkout, settings: PageSettings): "consent" | "select" | "pay" | "buy-now" {
  if (checkout.buyNow !== null) return "buy-now"
  if (checkout.mode === "ProcessOrder") return "pay"
  const consentPossible = checkout.chargePermissionType === "OneTime" && checkout.productType !== "PayOnly"
  return consentPossible && settings.page !== "selection" && checkout.choice?.address !== null ? "consent" : "select"
}
