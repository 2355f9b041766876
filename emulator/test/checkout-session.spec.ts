import { CANCEL_URL, RESULT_URL, startShop, yen } from "./support/shop.js"

const SDK_KEYS = [
  "checkoutSessionId, webCheckoutDetails, productType, paymentDetails, chargePermissionType, orderType",
  "recurringMetadata, paymentMethodOnFileMetadata, merchantDetails, merchantMetadata, supplementaryData, buyer",
  "billingAddress, paymentPreferences, statusDetails, shippingAddress, platformId, chargePermissionId, chargeId",
  "constraints, creationTimestamp, expirationTimestamp, storeId, providerMetadata, releaseEnvironment",
  "checkoutButtonText, deliverySpecifications, tokens",
].flatMap((line) => line.split(", "))

describe("a Checkout Session", () => {
  it("has the keys Amazon's own SDK tests expect, in their order", async () => {
    const shop = await startShop()
    const created = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(Object.keys(created.body)).toEqual(SDK_KEYS)
  })

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

  it("writes its times in basic ISO and expires after exactly a day", async () => {
    const shop = await startShop({ start: "2026-11-23T01:02:03Z" })
    const { body } = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(body.creationTimestamp).toMatch(/^20261123T0102\d\dZ$/)
    expect(String(body.expirationTimestamp).slice(8)).toBe(String(body.creationTimestamp).slice(8))
    expect(body.expirationTimestamp).toMatch(/^20261124T/)
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

  it("cannot be completed before the buyer has been through amazonPayRedirectUrl", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    const answer = await shop.complete(id)
    expect(answer.status).toBe(422)
    expect(answer.body.reasonCode).toBe("InvalidCheckoutSessionStatus")
  })

  it("cannot be completed with another amount", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const answer = await shop.complete(id, yen(2499))
    expect(answer.status).toBe(409)
    expect(answer.body.reasonCode).toBe("AmountMismatch")
  })

  it("wants the totalOrderAmount again when one was set", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id, { totalOrderAmount: yen(4000) })
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await shop.complete(id)).status).toBe(409)
    const body = { chargeAmount: yen(2500), totalOrderAmount: yen(4000) }
    expect((await shop.complete(id, undefined, { body })).status).toBe(200)
  })

  it("cannot be completed twice", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    const again = await shop.complete(id)
    expect(again.body.reasonCode).toBe("InvalidCheckoutSessionStatus")
  })

  it("answers with ids and state only once it is completed", async () => {
    const shop = await startShop()
    const { id, chargeId } = await shop.purchase()
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body).toMatchObject({ chargeId, buyer: null, shippingAddress: null, webCheckoutDetails: null })
  })

  it("cannot be updated once it is completed", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    expect((await shop.update(id)).status).toBe(422)
  })

  it("sends the buyer to the result page after a decline, and Complete then says so", async () => {
    const shop = await startShop()
    const id = shop.checkout({ payment: "3434" })
    await shop.update(id)
    expect(shop.emulator.buyer.approve({ checkoutSessionId: id }).redirectUrl).toContain(RESULT_URL)
    const session = await shop.call("GET", `checkoutSessions/${id}`)
    expect(session.body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "Declined" })
    expect((await shop.complete(id)).body.reasonCode).toBe("CheckoutSessionCanceled")
  })

  it("is canceled by the buyer with card 3064", async () => {
    const shop = await startShop()
    const id = shop.checkout({ payment: "3064" })
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.statusDetails?.reasonCode).toBe("BuyerCanceled")
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

  it("expires after 24 hours and is gone after 30 days", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    shop.emulator.clock.advance({ hours: 24, seconds: 1 })
    const expired = await shop.call("GET", `checkoutSessions/${id}`)
    expect(expired.body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "Expired" })
    shop.emulator.clock.advance({ days: 30 })
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.reasonCode).toBe("ResourceNotFound")
  })

  it("answers 202 and a pending charge for card 0701, which settles after 30 seconds", async () => {
    const shop = await startShop()
    const { completed, chargeId } = await shop.purchase({ canHandlePendingAuthorization: true }, { payment: "0701" })
    expect(completed.status).toBe(202)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("AuthorizationInitiated")
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
  })

  it("makes no charge for Confirm and captures for AuthorizeWithCapture", async () => {
    const shop = await startShop()
    const confirmed = await shop.purchase({ paymentIntent: "Confirm" })
    expect(confirmed.completed.body.chargeId).toBeNull()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.captureAmount).toEqual(yen(2500))
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

  it("is approved on the hosted page when the mode is ProcessOrder", async () => {
    const shop = await startShop()
    const payload = shop.payload({
      webCheckoutDetails: { checkoutResultReturnUrl: RESULT_URL, checkoutMode: "ProcessOrder" },
      paymentDetails: { paymentIntent: "Authorize", chargeAmount: yen(2500) },
      addressDetails: {
        name: encodeURIComponent("山田太郎"),
        addressLine1: encodeURIComponent("目黒区下目黒1-8-1"),
        stateOrRegion: "東京都",
        postalCode: "153-0064",
        countryCode: "JP",
        phoneNumber: "0312345678",
      },
    })
    const { checkoutSessionId: id, redirectUrl } = shop.emulator.buyer.checkout(shop.press(payload))
    expect(redirectUrl).toBe(`${RESULT_URL}&amazonCheckoutSessionId=${id}`)
    const { body } = await shop.complete(id)
    const permission = await shop.call("GET", `chargePermissions/${body.chargePermissionId}`)
    expect(permission.body.shippingAddress?.name).toBe("山田太郎")
  })
})
