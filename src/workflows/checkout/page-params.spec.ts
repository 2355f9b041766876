import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { accountOf } from "../../providers/amazon-pay/account/account"
import type { AmazonPayOptions } from "../../providers/amazon-pay/account/options"
import { OPTIONS, PROVIDER, silent } from "../../providers/amazon-pay/test/provider"
import { pageParams, pageParamsOf, paramsToSeal } from "./page-params"

const accountWith = (storefront: Partial<AmazonPayOptions["storefront"]>, region: AmazonPayOptions["region"] = "eu") =>
  accountOf({ ...OPTIONS, region, storefront: { ...OPTIONS.storefront, ...storefront } }, silent)
const account = accountWith({ locales: ["en", "de-DE", "fr_FR"] })

const region = { countries: [{ iso_2: "de" }, { iso_2: "at" }, { iso_2: "ch" }] }
const shippedTo = (country_code: string | null) => ({ region, shipping_address: { country_code } })

describe("the country of the storefront's pages", () => {
  it.each([
    ["the one that is asked for", { country_code: "at" }, shippedTo("ch"), "at"],
    ["the one that is asked for, in capitals", { country_code: "AT" }, shippedTo(null), "at"],
    ["the one that the goods go to", {}, shippedTo("ch"), "ch"],
    ["the one that the goods go to, in capitals", {}, shippedTo("CH"), "ch"],
    ["the region's first when the goods go elsewhere", {}, shippedTo("us"), "de"],
    ["the region's first when nothing is known yet", {}, { region }, "de"],
    ["the home of the account when there is no region", {}, {}, "gb"],
    ["the home of the account when its region is empty", {}, { region: { countries: [] } }, "gb"],
  ])("is %s", (_, asked, cart, country) => {
    expect(pageParams(account, cart, asked).country_code).toBe(country)
  })

  it.each(["us", "xx", "d", "", "de/..", "{country_code}"])("is refused when it is %j: not of the region", (code) => {
    expect(() => pageParams(account, { region }, { country_code: code })).toThrow(
      `country_code "${code}" is no country of the cart's region. Give one of de, at, ch.`,
    )
  })

  it.each([
    ["jp", "jp"],
    ["na", "us"],
  ] as const)("is without any region, with an account in %s, %s", (amazonRegion, country) => {
    expect(pageParams(accountWith({}, amazonRegion), {}).country_code).toBe(country)
  })
})

describe("the locale of the storefront's pages", () => {
  it.each([
    ["the one that is asked for", { locale: "de-DE" }, { locale: "en-GB" }, "de-DE"],
    ["the one that is asked for, as the list writes it", { locale: "fr-fr" }, {}, "fr_FR"],
    ["the cart's", {}, { locale: "fr-FR" }, "fr_FR"],
    ["the cart's language", {}, { locale: "de-AT" }, "de-DE"],
    ["the first when the list has not the cart's", {}, { locale: "ja-JP" }, "en"],
    ["the first when the cart has none", {}, {}, "en"],
  ])("is %s", (_, asked, cart, locale) => {
    expect(pageParams(account, { region, ...cart }, asked).locale).toBe(locale)
  })

  it.each(["de", "ja", "", "../x", "constructor"])("is refused when it is %j: not in the list", (locale) => {
    expect(() => pageParams(account, { region }, { locale })).toThrow(
      `locale "${locale}" is none of the storefront's. Give one of en, de-DE, fr_FR, or add it to storefront.locales.`,
    )
  })

  it("is anything where the storefront has no list, and then in no URL", () => {
    expect(pageParams(accountWith({}), { region }, { locale: "../x" }).locale).toBe("")
  })
})

describe("the checkout token", () => {
  const params = { country_code: "at", locale: "de-DE" }

  it("seals what the URLs have a place for", () => {
    const reviewUrl = "https://shop.example/{country_code}/review"
    const cancelUrl = "https://shop.example/{locale}/cart"
    expect(paramsToSeal(accountWith({}), params)).toEqual({})
    expect(paramsToSeal(accountWith({ reviewUrl }), params)).toEqual({ country_code: "at" })
    expect(paramsToSeal(accountWith({ reviewUrl, cancelUrl, locales: ["en"] }), params)).toEqual(params)
  })
})

describe("a buyer who comes back while Medusa's database is away", () => {
  const failedUrl = "https://shop.example/{country_code}/{locale}/cart"
  const container = createMedusaContainer()
  container.register({
    amazonPay: asValue({ accounts: { get: () => accountWith({ failedUrl, locales: ["en", "de-DE"] }) } }),
    query: asValue({ graph: () => Promise.reject(new Error("The database is away.")) }),
    logger: asValue(silent),
  })
  const origin = { provider_id: PROVIDER, cart_id: "cart_1" }

  it("is sent to the page that is sealed", async () => {
    const sealed = { country_code: "at", locale: "de-DE" }
    expect(await pageParamsOf(container, { ...origin, ...sealed })).toEqual(sealed)
  })

  it.each([
    [{}, { country_code: "gb", locale: "en" }],
    [{ country_code: "at" }, { country_code: "at", locale: "en" }],
    [
      { locale: "de-DE", country_code: null },
      { country_code: "gb", locale: "de-DE" },
    ],
  ])("is sent to a page that is there where only %j is sealed", async (sealed, params) => {
    expect(await pageParamsOf(container, { ...origin, ...sealed })).toEqual(params)
  })
})
