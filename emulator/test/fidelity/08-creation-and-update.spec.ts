import { CANCEL_URL, MERCHANT, startShop, yen } from "../support/shop.js"

describe("8. A Checkout Session until the buyer approves", () => {
  it("made by the API has no buyer and says so first among its constraints", async () => {
    const shop = await startShop()
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(body.productType).toBeNull()
    expect(body.paymentPreferences).toEqual([null])
    expect(Object.values(body.constraints ?? {}).map(({ constraintId }) => constraintId)).toEqual([
      "BuyerNotAssociated",
      "ChargeAmountNotSet",
      "PaymentIntentNotSet",
    ])
  })

  it("gives no amazonPayRedirectUrl until nothing is missing", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const partly = await shop.call("PATCH", `checkoutSessions/${id}`, {
      body: { paymentDetails: { paymentIntent: "Authorize" } },
    })
    expect(partly.body.webCheckoutDetails?.amazonPayRedirectUrl).toBeNull()
    const updated = await shop.update(id)
    expect(updated.body.webCheckoutDetails?.amazonPayRedirectUrl).toContain(id)
  })

  it("needs a frequency when it is Recurring", async () => {
    const shop = await startShop()
    const id = shop.checkout({}, shop.payload({ chargePermissionType: "Recurring" }))
    const { body } = await shop.update(id)
    expect(body.constraints?.[0]?.constraintId).toBe("RecurringFrequencyNotSet")
  })

  it("lists what is missing in Amazon's order", async () => {
    const shop = await startShop()
    const webCheckoutDetails = { checkoutReviewReturnUrl: "https://shop.example/review" }
    const body = shop.payload({ webCheckoutDetails, chargePermissionType: "Recurring" })
    const { constraints } = (await shop.call("POST", "checkoutSessions", { body })).body
    expect(Object.values(constraints ?? {}).map(({ constraintId }) => constraintId)).toEqual([
      "BuyerNotAssociated",
      "ChargeAmountNotSet",
      "CheckoutResultReturnUrlNotSet",
      "PaymentIntentNotSet",
      "RecurringFrequencyNotSet",
    ])
  })

  it("merges an update part by part", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id, {}, { merchantMetadata: { merchantReferenceId: "1042" } })
    const { body } = await shop.update(
      id,
      { chargeAmount: yen(3000) },
      { merchantMetadata: { noteToBuyer: "ありがとう" } },
    )
    expect(body.merchantMetadata).toMatchObject({ merchantReferenceId: "1042", noteToBuyer: "ありがとう" })
    expect(body.paymentDetails).toMatchObject({ paymentIntent: "Authorize", chargeAmount: yen(3000) })
  })

  it("can become a recurring payment by an update", async () => {
    const shop = await startShop()
    const recurringMetadata = { frequency: { unit: "Month", value: "1" } }
    const update = { chargePermissionType: "Recurring", recurringMetadata }
    const { body } = await shop.update(shop.checkout(), {}, update)
    expect(body.chargePermissionType).toBe("Recurring")
    expect(body.recurringMetadata?.frequency).toEqual({ unit: "Month", value: "1" })
  })

  it("refuses a presentmentCurrency in an update", async () => {
    const shop = await startShop()
    const { body } = await shop.update(shop.checkout(), { presentmentCurrency: "JPY" })
    expect(body.message).toContain("paymentDetails.presentmentCurrency")
  })

  it("takes the presentmentCurrency along with a chargeAmount in another currency", async () => {
    const shop = await startShop({ region: "eu" })
    const id = shop.checkout({}, shop.payload({ paymentDetails: { presentmentCurrency: "CHF" } }))
    const { body } = await shop.update(id, { chargeAmount: { amount: "10.00", currencyCode: "GBP" } })
    expect(body.paymentDetails).toMatchObject({ presentmentCurrency: "GBP", chargeAmount: { currencyCode: "GBP" } })
  })

  it("refuses another store's id", async () => {
    const shop = await startShop()
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload({ storeId: "amzn1.other" }) })
    expect([body.reasonCode, body.message]).toEqual(["InvalidParameterValue", expect.stringContaining("storeId")])
  })

  it("leads back to allowed origins only, where the merchant has registered some", async () => {
    const merchant = { ...MERCHANT, allowedOrigins: ["https://shop.example"] }
    const shop = await startShop({ merchants: [merchant] })
    expect((await shop.call("POST", "checkoutSessions", { body: shop.payload() })).status).toBe(201)
    const webCheckoutDetails = { checkoutReviewReturnUrl: "https://elsewhere.example/review" }
    const refused = await shop.call("POST", "checkoutSessions", { body: shop.payload({ webCheckoutDetails }) })
    expect(refused.body.message).toContain("'https://elsewhere.example' is not among the allowed origins")
  })

  it("stays open when the buyer turns back before the review", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    expect(shop.emulator.buyer.cancel({ checkoutSessionId: id })).toEqual({ redirectUrl: CANCEL_URL })
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.statusDetails?.state).toBe("Open")
  })

  it("has to be approved again after an update", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    await shop.update(id, { chargeAmount: yen(3000) })
    expect((await shop.complete(id, yen(3000))).status).toBe(422)
  })

  it("shows another address and payment method after a change", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    shop.emulator.buyer.change({ checkoutSessionId: id, address: "romanised", payment: "0005", giftCard: true })
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.shippingAddress?.stateOrRegion).toBe("Tokyo")
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe(
      "Amazonギフトカード と American Express ****0005 (Amazon Pay)",
    )
  })

  it("cannot be updated once it is completed", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    expect((await shop.update(id)).status).toBe(422)
  })
})
