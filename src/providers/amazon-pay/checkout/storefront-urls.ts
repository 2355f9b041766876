import type { ShopperFailureCode } from "../../../amazon/shopper-failure"
import type { Account } from "../account/account"
import { fillPageUrl, hasPlaceholder, PAGES } from "../account/page-url"

/** For {country_code} and {locale} in the storefront's URLs: of the page that the buyer left. */
export interface PageParams {
  country_code: string
  /** Empty where the storefront names no locales, hence has no {locale}. */
  locale: string
}

const PARAMS = ["country_code", "locale"] as const

/** Those of which the account's URLs make use. */
export function paramsInUse({ options }: Account): (keyof PageParams)[] {
  return PARAMS.filter((name) => PAGES.some((page) => hasPlaceholder(options.storefront[page], name)))
}

/** The storefront's pages, as the account's options name them, with their parameters. */
export function reviewUrl({ options }: Account, params: PageParams, cartId: string, checkoutSessionId: string): string {
  const url = fillPageUrl(options.storefront.reviewUrl, params)
  return withQuery(url, { cart_id: cartId, checkout_session_id: checkoutSessionId })
}

export function confirmedUrl({ options }: Account, params: PageParams, orderId: string): string {
  return fillPageUrl(options.storefront.confirmedUrl, { ...params, order_id: orderId }).href
}

export function failedUrl({ options }: Account, params: PageParams, code: ShopperFailureCode): string {
  return withQuery(fillPageUrl(options.storefront.failedUrl, params), { amazon_pay_error: code })
}

export function cancelUrl({ options }: Account, params: PageParams): string {
  const code: ShopperFailureCode = "buyer_canceled"
  return withQuery(fillPageUrl(options.storefront.cancelUrl, params), { amazon_pay_error: code })
}

/** Behind the query that the owner wrote, which stays as it is. */
function withQuery(url: URL, parameters: Record<string, string>): string {
  for (const [name, value] of Object.entries(parameters)) {
    if (url.searchParams.has(name)) url.searchParams.set(name, value)
    else url.search += `${url.search ? "&" : "?"}${name}=${encodeURIComponent(value)}`
  }
  return url.href
}
