import { startShop, yen } from "../support/shop.js"

describe("17. Japan", () => {
  it("takes whole yen only, also where .0 would do no harm", async () => {
    const shop = await startShop()
    for (const amount of ["2500.5", "2500.0"]) {
      const { status, body } = await shop.update(shop.checkout(), { chargeAmount: { amount, currencyCode: "JPY" } })
      expect([status, body.reasonCode]).toEqual([400, "InvalidParameterValue"])
      expect(body.message).toContain("paymentDetails.chargeAmount.amount")
    }
  })

  it("has a most of ten million yen for a charge", async () => {
    const shop = await startShop()
    const { body } = await shop.update(shop.checkout(), { chargeAmount: yen(10_000_001) })
    expect(body.reasonCode).toBe("TransactionAmountExceeded")
  })

  it("leaves out the softDescriptor other regions keep", async () => {
    const details = { paymentIntent: "AuthorizeWithCapture", softDescriptor: "COFFEE" }
    const america = await startShop({ region: "na" })
    const updated = await america.update(america.checkout(), {
      ...details,
      chargeAmount: { amount: "10", currencyCode: "USD" },
    })
    expect(updated.body.paymentDetails?.softDescriptor).toBe("COFFEE")
    const japan = await startShop()
    expect((await japan.update(japan.checkout(), details)).body.paymentDetails?.softDescriptor).toBeNull()
  })

  it("has addresses without city, county and district, in the ways they really come", async () => {
    const shop = await startShop()
    const states = []
    for (const address of [0, 1, 2]) {
      const { body } = await shop.call("GET", `checkoutSessions/${shop.checkout({ address })}`)
      expect(body.shippingAddress).toMatchObject({ city: null, county: null, district: null, countryCode: "JP" })
      states.push(`${String(body.shippingAddress?.stateOrRegion)} ${String(body.shippingAddress?.postalCode)}`)
    }
    expect(states).toEqual(["東京都 153-0064", "Tokyo 1530064", "東京都 153-0064"])
  })

  it("needs a scope for the billing address, which Europe does not", async () => {
    const shop = await startShop({ region: "eu" })
    const id = shop.checkout({}, shop.payload({ scopes: ["name"] }))
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.billingAddress?.city).toBe("München")
    expect(body.buyer).toMatchObject({ name: "Erika Mustermann", email: null })
  })

  it.each(["stateOrRegion", "phoneNumber", "addressLine1"])(
    "needs addressDetails.%s for ProcessOrder",
    async (field) => {
      const shop = await startShop()
      const addressDetails = { name: "山田太郎", addressLine1: "目黒区下目黒1-8-1", stateOrRegion: "東京都" }
      const rest = { postalCode: "153-0064", countryCode: "JP", phoneNumber: "0312345678" }
      const payload = shop.payload({
        webCheckoutDetails: { checkoutResultReturnUrl: "https://shop.example/result", checkoutMode: "ProcessOrder" },
        paymentDetails: { paymentIntent: "Authorize", chargeAmount: yen(2500) },
        addressDetails: { ...addressDetails, ...rest, [field]: undefined },
      })
      expect(() => shop.emulator.buyer.checkout(shop.press(payload))).toThrow(`addressDetails.${field}`)
    },
  )
})
