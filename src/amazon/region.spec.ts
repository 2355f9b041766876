import { isChargePermissionId } from "./ids"
import { checkoutLanguage, regionProfile, REGIONS, sellerCentralUrl } from "./region"

describe("a region", () => {
  it.each([
    ["jp", "https://pay-api.amazon.jp", "JPY"],
    ["eu", "https://pay-api.amazon.eu", "EUR"],
    ["na", "https://pay-api.amazon.com", "USD"],
  ] as const)("%s is called at %s and settles in %s", (region, endpoint, currency) => {
    const { apiEndpoint, ledgerCurrencies } = regionProfile(region)
    expect(apiEndpoint).toBe(endpoint)
    expect(ledgerCurrencies[0]).toBe(currency)
  })

  it.each(REGIONS)("%s takes the currencies it settles in", (region) => {
    const { checkoutCurrencies, ledgerCurrencies } = regionProfile(region)
    expect(checkoutCurrencies).toEqual(expect.arrayContaining([...ledgerCurrencies]))
  })

  it("is the only one that takes other currencies in Europe", () => {
    expect(REGIONS.filter((region) => regionProfile(region).checkoutCurrencies.length > 1)).toEqual(["eu"])
  })
})

describe("a payment in Seller Central", () => {
  const [id] = ["P01-1234567-1234567"].filter(isChargePermissionId)

  it.each([
    ["jp", "https://sellercentral.amazon.co.jp"],
    [
      "eu",
      "https://sellercentral-europe.amazon.com/external-payments/pmd/payment-details?orderReferenceId=P01-1234567-1234567",
    ],
    [
      "na",
      "https://sellercentral.amazon.com/external-payments/pmd/payment-details?orderReferenceId=P01-1234567-1234567",
    ],
  ] as const)("of %s is at %s", (region, url) => {
    expect(sellerCentralUrl(regionProfile(region), id!)).toBe(url)
  })

  it.each(REGIONS)("of %s is looked for from the first page while it has no Charge Permission", (region) => {
    const profile = regionProfile(region)
    expect(sellerCentralUrl(profile, null)).toBe(profile.sellerCentral)
  })
})

describe("the language of the hosted pages", () => {
  it.each([
    ["eu", "de-DE", "de_DE"],
    ["eu", "de", "de_DE"],
    ["eu", "de-AT", "de_DE"],
    ["eu", "FR_fr", "fr_FR"],
    ["eu", "en-US", "en_GB"],
    ["eu", "de,en-US;q=0.7,en;q=0.3", "de_DE"],
    ["na", "de,en-US;q=0.7,en;q=0.3", "en_US"],
    ["jp", "fr-FR,fr;q=0.9,en;q=0.8", "ja_JP"],
    ["na", "en-GB", "en_US"],
    ["jp", "ja", "ja_JP"],
  ] as const)("in %s is, for %s, %s", (region, locale, language) => {
    expect(checkoutLanguage(region, locale)).toBe(language)
  })

  it.each([
    ["jp", "en", "ja_JP"],
    ["eu", "pl", "en_GB"],
    ["na", "", "en_US"],
    ["na", null, "en_US"],
    ["na", undefined, "en_US"],
  ] as const)("in %s is its own for %p: %s", (region, locale, language) => {
    expect(checkoutLanguage(region, locale)).toBe(language)
  })
})
