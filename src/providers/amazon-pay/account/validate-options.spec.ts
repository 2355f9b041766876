import { MERCHANT, PRIVATE_KEY_PEM } from "../../../amazon/test/sandbox"
import { readOptions } from "./validate-options"

const OPTIONS = {
  region: "jp",
  merchantId: MERCHANT.merchantId,
  storeId: MERCHANT.storeId,
  publicKeyId: MERCHANT.publicKeyId,
  privateKey: PRIVATE_KEY_PEM,
  backendUrl: "https://api.shop.example",
  storefront: {
    reviewUrl: "https://shop.example/checkout/review",
    confirmedUrl: "https://shop.example/order/{order_id}/confirmed",
    failedUrl: "https://shop.example/cart",
    cancelUrl: "https://shop.example/cart",
  },
}
const LIVE = { ...OPTIONS, publicKeyId: "LIVE-AFTESTKEYTESTKEYTESTKEY1" }

/** What the boot stops with. */
function complaint(options: unknown): string {
  try {
    readOptions(options)
    return ""
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe("the options", () => {
  it("are read, with defaults for what Amazon decides otherwise", () => {
    expect(readOptions(OPTIONS)).toMatchObject({
      merchantId: MERCHANT.merchantId,
      paymentIntent: "Authorize",
      canHandlePendingAuthorization: false,
      adminLanguage: "en",
      privateKey: { type: "private" },
    })
  })

  it("may hold what Medusa writes into them", () => {
    expect(complaint({ ...OPTIONS, database: { clientUrl: "postgres://user:secret@localhost/shop" } })).toBe("")
  })

  it("lose the slash at the end of the URL that paths are appended to", () => {
    expect(readOptions({ ...OPTIONS, backendUrl: "https://api.shop.example/" }).backendUrl).toBe(
      "https://api.shop.example",
    )
  })

  it("keep the storefront's URLs as they are written", () => {
    const storefront = {
      reviewUrl: "https://shop.example/checkout/review/",
      confirmedUrl: "https://shop.example/order/{order_id}/?x=1#thanks",
      failedUrl: "https://shop.example//",
      cancelUrl: "https://shop.example/#/cart/",
    }
    expect(readOptions({ ...OPTIONS, storefront }).storefront).toEqual({ ...storefront, locales: [] })
  })

  it.each(Object.keys(OPTIONS))("without %s stop the boot naming it", (option) => {
    expect(complaint({ ...OPTIONS, [option]: undefined })).toContain(`- ${option}`)
  })

  it.each(["merchantId", "storeId", "privateKey", "backendUrl"])(
    "with an empty %s, as of a variable that is not set, stop the boot naming it",
    (option) => {
      expect(complaint({ ...OPTIONS, [option]: "" })).toContain(`- ${option}: it is empty`)
    },
  )

  it.each([
    ["region", "de", 'give "jp", "eu" or "na"'],
    ["storeId", "amzn1.application.0123", "the client id, not the application id"],
    ["publicKeyId", "AFTESTKEY", 'it begins with "SANDBOX-" or "LIVE-"'],
    ["privateKey", "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----", "ssh-keygen -p"],
    ["privateKey", "/nowhere/key.pem", "the path of a file that exists"],
    ["backendUrl", "api.shop.example", "give an absolute URL"],
    ["backendUrl", "http://api.shop.example", "it must begin with https:"],
    [
      "merchantStoreName",
      "株式会社とても長い名前の珈琲の店舗",
      "Amazon takes 50 bytes, of which a Japanese character has three",
    ],
    ["noteToBuyer", "あ".repeat(86), "Amazon takes 255 bytes"],
    ["paymentIntent", "Capture", "Authorize"],
    ["adminLanguage", "ja_JP", 'give one of "en", "ja", "de", "fr", "it", "es"'],
    ["ipn", { topicArns: ["sns"] }, "ipn.topicArns.0: give the whole ARN"],
    ["ipn", { topicArns: ["arn:aws:sns:us-east-1:…"] }, "ipn.topicArns.0: give the whole ARN"],
    [
      "endpoints",
      { api: "https://localhost:9443/v2" },
      'endpoints.api: it ends in the version, which is added to it: leave out "/v2"',
    ],
    ["endpoints", { api: "https://localhost:9443/v2/" }, 'leave out "/v2"'],
  ])("with a wrong %s (%j) stop the boot with the remedy", (option, value, remedy) => {
    const message = complaint({ ...OPTIONS, [option]: value })
    expect(message).toContain(`- ${option}`)
    expect(message).toContain(remedy)
  })

  it("with an option of a wrong type say so, and not that it is missing", () => {
    expect(complaint({ ...OPTIONS, merchantId: 7 })).toMatch(/merchantId: .*string/)
  })

  it("whose thank-you page has no place for the order's id stop the boot", () => {
    const storefront = { ...OPTIONS.storefront, confirmedUrl: "https://shop.example/thanks" }
    expect(complaint({ ...OPTIONS, storefront })).toContain("storefront.confirmedUrl: it must hold {order_id}")
  })

  it("with a name that is not known stop the boot with those that are", () => {
    expect(complaint({ ...OPTIONS, merchant_id: "x" })).toMatch(/"merchant_id" is not an option\. Known are: region,/)
  })

  it.each([
    [
      "storefront",
      { storefront: { ...OPTIONS.storefront, foo: "x" } },
      "reviewUrl, confirmedUrl, failedUrl, cancelUrl, locales",
    ],
    ["ipn", { ipn: { foo: "x" } }, "topicArns"],
    ["recurring", { recurring: { foo: "x" } }, "retryDays, chargeInitiator, channel"],
    ["endpoints", { endpoints: { foo: "x" } }, "api, checkoutScript, snsCertificates"],
  ])("with a name that is not known in %s stop the boot with those that are known there", (where, wrong, known) => {
    expect(complaint({ ...OPTIONS, ...wrong })).toContain(`"foo" in ${where} is not an option. Known are: ${known}.\n`)
  })

  it("that are wrong in several places are all named at once", () => {
    expect(complaint({ ...OPTIONS, region: "de", storeId: "x" })).toMatch(/- region[^]*- storeId/)
  })

  it("that pair a pending authorization with an immediate capture stop the boot: Amazon refuses the pair", () => {
    const message = complaint({
      ...OPTIONS,
      paymentIntent: "AuthorizeWithCapture",
      canHandlePendingAuthorization: true,
    })
    expect(message).toContain("- canHandlePendingAuthorization")
  })

  it("say where they belong", () => {
    expect(complaint({})).toContain("medusa-config (modules → payment → providers → medusa-payment-amazon-pay)")
  })

  it("never show the key in a complaint", () => {
    const secret = PRIVATE_KEY_PEM.split("\n")[3] ?? ""
    expect(complaint({ ...OPTIONS, region: "de", privateKey: PRIVATE_KEY_PEM.slice(0, 500) })).not.toContain(secret)
  })
})

describe("the storefront's URLs", () => {
  const withUrl = (url: string, { page = "reviewUrl", ...more }: { page?: string; locales?: unknown } = {}) =>
    complaint({ ...OPTIONS, storefront: { ...OPTIONS.storefront, [page]: url, ...more } })

  it.each([
    "https://shop.example/{country_code}/checkout/review",
    "https://shop.example/checkout/review?country={country_code}#{country_code}",
    "https://{country_code}.shop.example/checkout",
    "https://shop.{country_code}",
    "http://localhost:8000/{country_code}/checkout",
  ])("may hold a place for the country: %s", (url) => {
    expect(withUrl(url)).toBe("")
  })

  it.each(["https://shop.example/{country_code}/{locale}/cart", "https://{locale}.shop.example/"])(
    "may hold a place for a locale that is in the list: %s",
    (url) => {
      expect(withUrl(url, { locales: ["en", "de-DE", "pt_BR"] })).toBe("")
    },
  )

  it.each(["reviewUrl", "confirmedUrl", "failedUrl", "cancelUrl"])(
    "with a place for a locale, and no locales, stop the boot naming %s",
    (page) => {
      const url = "https://shop.example/{locale}/{order_id}".replace(page === "confirmedUrl" ? "" : "/{order_id}", "")
      const message = `- storefront.${page}: it holds {locale}: list what that may be in storefront.locales`
      expect(withUrl(url, { page })).toContain(message)
      expect(withUrl(url, { page, locales: [] })).toContain(message)
    },
  )

  it.each([
    ["https://shop.example/{countryCode}/cart", '"{countryCode}" is not a placeholder'],
    ["https://shop.example/{COUNTRY_CODE}/cart", '"{COUNTRY_CODE}" is not a placeholder'],
    ["https://shop.example/{ country_code }/cart", '"{ country_code }" is not a placeholder'],
    ["https://shop.example/{language}", '"{language}" is not a placeholder'],
    ["https://shop.example/{}", '"{}" is not a placeholder'],
    ["https://shop.example/{country_code/cart", '"{country_code/cart" is not a placeholder'],
    ["https://shop.example/country_code}/cart", '"}" is not a placeholder'],
    ["https://shop.example/{{country_code}}/cart", '"{}" is not a placeholder'],
    ["https://shop.example/%7Bcountry_code%7D/cart", '"%7B" is not a placeholder'],
    ["https://shop.example/{order_id}", '"{order_id}" is not a placeholder'],
    ["shop.example/{country_code}", "give an absolute URL"],
    ["http://shop.example/{country_code}", "it must begin with https:"],
    ["https://shop.example:{country_code}/", "give an absolute URL"],
    ["{country_code}", "give an absolute URL"],
  ])("that are wrong, as %s is, stop the boot with the remedy", (url, remedy) => {
    expect(withUrl(url)).toContain("- storefront.reviewUrl: ")
    expect(withUrl(url)).toContain(remedy)
  })

  it("that are wrong name the placeholders of that page", () => {
    expect(withUrl("https://shop.example/{x}")).toContain("Known here are {country_code}, {locale}.")
    const confirmed = withUrl("https://shop.example/{x}/{order_id}", { page: "confirmedUrl" })
    expect(confirmed).toContain("Known here are {order_id}, {country_code}, {locale}.")
  })

  it.each([[[""]], [["de/../x"]], [["de?x"]], [["{locale}"]], [["-de"]], [["deutschland"]], [[7]], ["de"]])(
    "with the locales %j stop the boot",
    (locales) => {
      expect(withUrl("https://shop.example/{locale}", { locales })).toContain("- storefront.locales")
    },
  )

  it("of a live account begin with https:", () => {
    const storefront = { ...OPTIONS.storefront, cancelUrl: "http://localhost:8000/{country_code}/cart" }
    const message = complaint({ ...LIVE, storefront })
    expect(message).toContain("- storefront.cancelUrl: it must begin with https: with a LIVE- key")
  })
})

describe("a live account", () => {
  it("is read", () => {
    expect(complaint(LIVE)).toBe("")
  })

  it("is not pointed at an emulator", () => {
    const endpoints = { api: "https://emulator.example" }
    expect(complaint({ ...LIVE, endpoints })).toContain("- endpoints: it points away from Amazon")
  })

  it("has no address without https, not even on this machine", () => {
    expect(complaint({ ...LIVE, backendUrl: "http://localhost:9000" })).toContain(
      "- backendUrl: it must begin with https:",
    )
  })
})
