import { RESULT_URL, startShop, yen } from "../support/shop.js"
import { MONTHLY } from "../support/money.js"

describe("10. Complete Checkout Session", () => {
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

  it("takes 25 and 25.00 for the same amount", async () => {
    const shop = await startShop({ region: "na" })
    const id = shop.checkout()
    await shop.update(id, { chargeAmount: { amount: "25", currencyCode: "USD" } })
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await shop.complete(id, { amount: "25.00", currencyCode: "USD" })).status).toBe(200)
  })

  it("cannot be completed twice", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    const again = await shop.complete(id)
    expect(again.body.reasonCode).toBe("InvalidCheckoutSessionStatus")
  })

  it("answers 202 and a pending charge for card 0701, which settles after 30 seconds", async () => {
    const shop = await startShop()
    const { completed, chargeId } = await shop.purchase({ canHandlePendingAuthorization: true }, { payment: "0701" })
    expect(completed.status).toBe(202)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("AuthorizationInitiated")
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
  })

  it("answers 202 for every recurring payment that can be pending", async () => {
    const shop = await startShop()
    const { completed } = await shop.purchase({ canHandlePendingAuthorization: true }, {}, shop.payload(MONTHLY))
    expect(completed.status).toBe(202)
  })

  it("makes no charge for Confirm and captures for AuthorizeWithCapture", async () => {
    const shop = await startShop()
    const confirmed = await shop.purchase({ paymentIntent: "Confirm" })
    expect(confirmed.completed.body.chargeId).toBeNull()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.captureAmount).toEqual(yen(2500))
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

  it.each([
    ["CheckoutSessionCanceled", 422, "CheckoutSessionCanceled"],
    ["CheckoutSessionCanceled/400", 400, "CheckoutSessionCanceled"],
    ["InvalidCheckoutSessionStatus", 422, "InvalidCheckoutSessionStatus"],
  ] as const)("of a canceled session can be told to be %s", async (answer, status, reasonCode) => {
    const shop = await startShop()
    shop.emulator.openQuestions.canceledCompletion = answer
    const { completed } = await shop.purchase({}, { payment: "3064" })
    expect([completed.status, completed.body.reasonCode]).toEqual([status, reasonCode])
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
