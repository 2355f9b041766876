import type { ShopperFailureCode } from "../../../amazon/shopper-failure"
import type { Account } from "../account/account"

/** The storefront's pages, as the account's options name them, with their parameters. */
export function reviewUrl({ options }: Account, cartId: string, checkoutSessionId: string): string {
  return withQuery(options.storefront.reviewUrl, { cart_id: cartId, checkout_session_id: checkoutSessionId })
}

export function confirmedUrl({ options }: Account, orderId: string): string {
  return options.storefront.confirmedUrl.replaceAll("{order_id}", encodeURIComponent(orderId))
}

export function failedUrl({ options }: Account, code: ShopperFailureCode): string {
  return withQuery(options.storefront.failedUrl, { amazon_pay_error: code })
}

export function cancelUrl({ options }: Account): string {
  return options.storefront.cancelUrl
}

function withQuery(base: string, parameters: Record<string, string>): string {
  const url = new URL(base)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
