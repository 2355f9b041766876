import type { Cart } from "./cart"
import { missingFields } from "./missing-fields"

const address = {
  first_name: "Susie",
  last_name: "Smith",
  company: null,
  address_1: "10 Nathan Road",
  address_2: null,
  city: "Kowloon",
  province: null,
  postal_code: null,
  phone: null,
  metadata: null,
}

function missingIn(country_code: string | null) {
  const cart = {
    email: "susie@example.com",
    items: [{ requires_shipping: true }],
    shipping_address: { ...address, country_code },
  }
  return missingFields(cart as unknown as Cart, [])
}

describe("the fields that a shopper is asked for", () => {
  it.each(["hk", "ae", "ie", "mo", "pa", "qa"])(
    "have no postal code in %s, which has none or needs none",
    (country) => {
      expect(missingIn(country)).toEqual([])
    },
  )

  it.each(["jp", "us", "de", "gb", "sg"])("have a postal code in %s", (country) => {
    expect(missingIn(country)).toEqual(["postal_code"])
  })

  it("have a postal code while no country is known", () => {
    expect(missingIn(null)).toEqual(["postal_code", "country_code"])
  })
})
