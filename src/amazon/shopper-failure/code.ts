/** What the shopper can do next. */
export type Remedy = "retry" | "change_payment" | "other_method"

/**
 * Why a checkout did not end in an order, and what helps. The codes are a public contract: the return routes put one
 * into the address (`?amazon_pay_error=…`), the store's routes send them as an error's `code`.
 */
export const REMEDIES = {
  // At Amazon
  buyer_canceled: "retry",
  declined: "change_payment",
  payment_method_unusable: "change_payment",
  authentication_failed: "retry",
  amount_too_high: "other_method",
  timed_out: "other_method",
  payment_failed: "other_method",
  expired: "retry",
  amazon_unreachable: "retry",
  not_approved: "retry",
  payment_pending: "retry",
  // In the cart
  cart_changed: "retry",
  total_changed: "retry",
  recurring_changed: "retry",
  address_changed: "retry",
  cart_empty: "retry",
  cart_incomplete: "retry",
  details_missing: "retry",
  email_refused: "retry",
  shipping_unavailable: "retry",
  out_of_stock: "retry",
  nothing_to_pay: "other_method",
  other_payment_open: "other_method",
  over_recurring_limit: "other_method",
  // On the way between the two
  session_gone: "retry",
  invalid_return: "retry",
  wrong_cart: "retry",
  // Before the way began
  not_configured: "other_method",
  provider_unavailable: "other_method",
  currency_unsupported: "other_method",
  script_blocked: "other_method",
  shop_unreachable: "retry",
} as const satisfies Record<string, Remedy>

export type ShopperFailureCode = keyof typeof REMEDIES

export function isShopperFailureCode(value: unknown): value is ShopperFailureCode {
  return typeof value === "string" && Object.hasOwn(REMEDIES, value)
}
