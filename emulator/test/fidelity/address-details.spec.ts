import { RESULT_URL, startShop, yen } from "../support/shop.js"

const REQUIRED = {
  US: ["name", "addressLine1", "city", "stateOrRegion", "postalCode", "countryCode", "phoneNumber"],
  DE: ["name", "addressLine1", "city", "postalCode", "countryCode", "phoneNumber"],
  GB: ["name", "addressLine1", "city", "postalCode", "countryCode", "phoneNumber"],
  JP: ["name", "addressLine1", "stateOrRegion", "postalCode", "countryCode", "phoneNumber"],
  HK: ["name", "addressLine1", "countryCode", "phoneNumber"],
}

async function checkout(addressDetails: Record<string, string | undefined>) {
  const shop = await startShop()
  const payload = shop.payload({
    webCheckoutDetails: { checkoutResultReturnUrl: RESULT_URL, checkoutMode: "ProcessOrder" },
    paymentDetails: { paymentIntent: "Authorize", chargeAmount: yen(2500) },
    addressDetails,
  })
  const { checkoutSessionId } = shop.emulator.buyer.checkout(shop.press(payload))
  return (await shop.call("GET", `checkoutSessions/${checkoutSessionId}`)).body.shippingAddress
}

const filled = (countryCode: string, fields: string[]) =>
  Object.fromEntries([...fields.map((field) => [field, "1"]), ["countryCode", countryCode]])

describe("addressDetails of a ProcessOrder checkout", () => {
  it.each(Object.entries(REQUIRED))("of %s has all that it needs with %j", async (country, fields) => {
    expect(await checkout(filled(country, fields))).toMatchObject({ countryCode: country })
  })

  it.each(
    Object.entries(REQUIRED).flatMap(([country, fields]) =>
      fields.filter((field) => field !== "countryCode").map((field) => [country, field]),
    ),
  )("of %s is refused without %s", async (country = "", field = "") => {
    const fields = REQUIRED[country as keyof typeof REQUIRED]
    const address = { ...filled(country, fields), [field]: " " }
    await expect(checkout(address)).rejects.toThrow(
      `Value is missing for the required parameter addressDetails.${field}`,
    )
  })

  it.each(["UK", "GB", "gb", "SG", "AE", "MX"])(
    "of %s has no stateOrRegion, but a districtOrCounty",
    async (country) => {
      const address = filled(country, REQUIRED.GB)
      await expect(checkout({ ...address, stateOrRegion: "Kent" })).rejects.toThrow(
        "The value provided for 'addressDetails.stateOrRegion' is invalid. It is not supported if countryCode is",
      )
      expect(await checkout({ ...address, districtOrCounty: "Kent" })).toMatchObject({
        county: "Kent",
        stateOrRegion: null,
      })
    },
  )
})
