import { addressDetails } from "./address-details"
import type { CartAddress } from "./cart"

const TOKYO: CartAddress = {
  first_name: "太郎",
  last_name: "山田",
  company: null,
  address_1: "下目黒1-8-1",
  address_2: null,
  city: "目黒区",
  province: "jp-13",
  postal_code: "153-0064",
  country_code: "jp",
  phone: "0312345678",
  metadata: null,
}
const CHICAGO: CartAddress = {
  ...TOKYO,
  first_name: "Susie",
  last_name: "Smith",
  address_1: "10 Ditka Ave",
  city: "Chicago",
  province: "us-il",
  postal_code: "60602",
  country_code: "us",
}

const details = (address: CartAddress) =>
  addressDetails({ options: { region: "eu", encodeAddressDetails: false } }, address)

describe("the cart's address in the direct flow", () => {
  it("begins its first line with the city in Japan, and names the prefecture", () => {
    expect(details(TOKYO)).toEqual({
      name: "山田 太郎",
      addressLine1: "目黒区下目黒1-8-1",
      stateOrRegion: "東京都",
      postalCode: "153-0064",
      countryCode: "JP",
      phoneNumber: "0312345678",
    })
  })

  it.each([
    ["jp", "JP-13", "東京都"],
    ["jp", "Tokyo", "東京都"],
    ["us", "us-il", "IL"],
    ["us", "US-IL", "IL"],
    ["us", "Illinois", "IL"],
    ["ca", "ca-on", "ON"],
    ["it", "it-mi", "Milano"],
    ["au", "au-nsw", "New South Wales"],
    ["de", "Bayern", "Bayern"],
  ])("has Amazon's form of the province: in %s, of %s, %s", (country_code, province, stateOrRegion) => {
    expect(details({ ...CHICAGO, country_code, province })).toMatchObject({ stateOrRegion })
  })

  it.each([
    ["gb", "Kent", "Kent"],
    ["sg", "Central", "Central"],
    ["ae", "ae-du", "Dubai"],
    ["mx", "mx-jal", "Jalisco"],
  ])(
    "has in %s no stateOrRegion, which Amazon does not support there: %s is its district",
    (country_code, province, district) => {
      const given = details({ ...CHICAGO, country_code, province })
      expect(given).toMatchObject({ districtOrCounty: district })
      expect(given).not.toHaveProperty("stateOrRegion")
    },
  )

  it.each(["hk", "ae"])("needs no postal code in %s, which has none", (country_code) => {
    const given = details({ ...CHICAGO, country_code, postal_code: null })
    expect(given).toMatchObject({ addressLine1: "10 Ditka Ave" })
    expect(given).not.toHaveProperty("postalCode")
  })

  it.each<[string, Partial<CartAddress>]>([
    ["a telephone number", { phone: null }],
    ["a name", { first_name: null, last_name: null }],
    ["a street", { address_1: null }],
    ["a country", { country_code: null }],
    ["a state in the United States", { province: null }],
    ["a city in the United States", { city: null }],
    ["a city in Europe", { country_code: "fr", city: null }],
    ["a postal code", { postal_code: null }],
    ["a postal code in Ireland, which Amazon requires", { country_code: "ie", postal_code: null }],
    ["a prefecture in Japan", { country_code: "jp", province: null }],
  ])("is not complete without %s", (_, missing) => {
    expect(details({ ...CHICAGO, ...missing })).toBeUndefined()
  })
})
