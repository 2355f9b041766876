import fc from "fast-check"
import { accountOf } from "../account/account"
import type { AmazonPayOptions } from "../account/options"
import { OPTIONS, silent } from "../test/provider"
import { cancelUrl, confirmedUrl, failedUrl, paramsInUse, reviewUrl } from "./storefront-urls"

const PARAMS = { country_code: "at", locale: "de-DE" }

/** The four pages of a storefront whose URLs all are this one. */
function pagesOf(url: string, params = PARAMS) {
  const confirmed = `${url}#{order_id}`
  const storefront: AmazonPayOptions["storefront"] = {
    reviewUrl: url,
    confirmedUrl: url.includes("#") ? `${url}{order_id}` : confirmed,
    failedUrl: url,
    cancelUrl: url,
    locales: ["en", "de-DE"],
  }
  const account = accountOf({ ...OPTIONS, storefront }, silent)
  return {
    inUse: paramsInUse(account),
    review: reviewUrl(account, params, "cart_1", "s-1"),
    confirmed: confirmedUrl(account, params, "order_1"),
    failed: failedUrl(account, params, "declined"),
    canceled: cancelUrl(account, params),
  }
}

describe("a page of the storefront", () => {
  it("is of the country and in the language that the buyer left, whichever page it is", () => {
    expect(pagesOf("https://shop.example/{country_code}/{locale}/checkout")).toEqual({
      inUse: ["country_code", "locale"],
      review: "https://shop.example/at/de-DE/checkout?cart_id=cart_1&checkout_session_id=s-1",
      confirmed: "https://shop.example/at/de-DE/checkout#order_1",
      failed: "https://shop.example/at/de-DE/checkout?amazon_pay_error=declined",
      canceled: "https://shop.example/at/de-DE/checkout?amazon_pay_error=buyer_canceled",
    })
  })

  it.each([
    ["https://{country_code}.shop.example/cart", "https://at.shop.example/cart?amazon_pay_error=declined"],
    ["https://shop.{country_code}", "https://shop.at/?amazon_pay_error=declined"],
    ["https://shop.example/{country_code}/{country_code}", "https://shop.example/at/at?amazon_pay_error=declined"],
    [
      "https://shop.example/cart?in={country_code}&lang={locale}",
      "https://shop.example/cart?in=at&lang=de-DE&amazon_pay_error=declined",
    ],
    ["https://shop.example/#/{locale}/cart", "https://shop.example/?amazon_pay_error=declined#/de-DE/cart"],
  ])("has the country and the language wherever the URL has a place for them: %s", (url, failed) => {
    expect(pagesOf(url).failed).toBe(failed)
  })

  it.each([
    ["https://shop.example/cart/", "https://shop.example/cart/?amazon_pay_error=declined"],
    ["https://shop.example/cart", "https://shop.example/cart?amazon_pay_error=declined"],
    ["https://shop.example/a//b//", "https://shop.example/a//b//?amazon_pay_error=declined"],
    ["https://shop.example/cart?x=1", "https://shop.example/cart?x=1&amazon_pay_error=declined"],
    ["https://shop.example/cart/?x=a%20b&x=2&y", "https://shop.example/cart/?x=a%20b&x=2&y&amazon_pay_error=declined"],
    ["https://shop.example/cart?x=1#top", "https://shop.example/cart?x=1&amazon_pay_error=declined#top"],
    ["https://shop.example/cart#top?y=1", "https://shop.example/cart?amazon_pay_error=declined#top?y=1"],
    ["https://shop.example/cart?amazon_pay_error=x", "https://shop.example/cart?amazon_pay_error=declined"],
  ])("keeps what its owner wrote, and our parameters come behind it: %s", (url, failed) => {
    const { inUse, ...pages } = pagesOf(url)
    expect(inUse).toEqual([])
    expect(pages.failed).toBe(failed)
    expect(pages.canceled).toBe(failed.replace("=declined", "=buyer_canceled"))
  })

  it("has nothing but values in the places for them, whatever these are", () => {
    const anything = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constantFrom("../..", "//evil.example", "?x=", "#", "{locale}", "%2f", "a b", "\r\nSet-Cookie: x"),
    )
    fc.assert(
      fc.property(anything, anything, (country_code, locale) => {
        const url = "https://shop.example/{country_code}/x?l={locale}#end"
        const { review, confirmed, failed, canceled } = pagesOf(url, { country_code, locale })
        for (const page of [review, confirmed, failed, canceled]) {
          const { origin, searchParams, hash } = new URL(page)
          expect(origin).toBe("https://shop.example")
          expect(searchParams.get("l")).toBe(locale)
          expect(hash).toMatch(/^#end/)
          expect(page).not.toMatch(/[{}\s]/)
        }
      }),
    )
  })
})
