import { startLiveShop, startShop } from "../support/shop.js"
import { capture, charge, chargeOf, confirmed, permissionOf } from "../support/money.js"

describe("15. A Charge", () => {
  it("cannot be captured twice", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    await capture(shop, chargeId, 1000)
    const again = await capture(shop, chargeId, 1000)
    expect(again.status).toBe(422)
    expect(again.body.reasonCode).toBe("InvalidChargeStatus")
  })

  it("cannot be captured for more than it was authorised for", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await capture(shop, chargeId, 2501)).body.reasonCode).toBe("TransactionAmountExceeded")
  })

  it("cannot be canceled once captured", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    await capture(shop, chargeId, 2500)
    const answer = await shop.call("DELETE", `charges/${chargeId}/cancel`, { body: { cancellationReason: "late" } })
    expect(answer.body.reasonCode).toBe("InvalidChargeStatus")
  })

  it("expires unused after two days in the sandbox", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 2, seconds: 1 })
    const { body } = await shop.call("GET", `charges/${chargeId}`)
    expect(body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "ExpiredUnused" })
  })

  it("cannot be captured after it expired", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 3 })
    expect((await capture(shop, chargeId, 2500)).body.reasonCode).toBe("InvalidChargeStatus")
  })

  it("keeps an authorization for 30 days", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 29 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
    shop.emulator.clock.advance({ days: 2 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.reasonCode).toBe("ExpiredUnused")
  })

  it("captures later when the authorization is more than seven days old", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 8 })
    expect((await capture(shop, chargeId, 2500)).body.statusDetails?.state).toBe("CaptureInitiated")
    expect((await shop.call("DELETE", `charges/${chargeId}/cancel`, { body: {} })).status).toBe(422)
    shop.emulator.clock.advance({ minutes: 1 })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Captured")
  })

  it("is captured at once in the sandbox, however old, unless a simulation code says otherwise", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await capture(shop, chargeId, 2500, "CaptureInitiated")).body.statusDetails?.state).toBe("CaptureInitiated")
    shop.emulator.clock.advance({ minutes: 1 })
    expect((await chargeOf(shop, chargeId)).statusDetails?.state).toBe("Captured")
  })

  it("with the flag is accepted at once and authorised later", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    const created = await charge(shop, permissionId, 500, { canHandlePendingAuthorization: true })
    expect(created.status).toBe(201)
    expect(created.body.statusDetails?.state).toBe("AuthorizationInitiated")
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await shop.call("GET", `charges/${created.body.chargeId}`)).body.statusDetails?.state).toBe("Authorized")
  })

  it("declined hard makes the permission NonChargeable", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    expect((await charge(shop, permissionId, 500, {}, "HardDeclined")).status).toBe(422)
    const { statusDetails } = await permissionOf(shop, permissionId)
    expect(statusDetails).toMatchObject({ state: "NonChargeable", reasons: [{ reasonCode: "PaymentMethodInvalid" }] })
    expect((await charge(shop, permissionId, 500)).body.reasonCode).toBe("InvalidChargePermissionStatus")
  })

  it("rejected by Amazon closes the permission", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    expect((await capture(shop, chargeId, 2500, "AmazonRejected")).body.reasonCode).toBe("AmazonRejected")
    expect((await permissionOf(shop, permissionId)).statusDetails?.state).toBe("Closed")
  })

  it("declined softly, or timed out, leaves no charge and does no harm to the permission", async () => {
    const shop = await startShop()
    const permissionId = await confirmed(shop)
    for (const code of ["SoftDeclined", "TransactionTimedOut"]) {
      const answer = await charge(shop, permissionId, 500, {}, code)
      expect([answer.status, answer.body.reasonCode]).toEqual([422, code])
    }
    expect((await permissionOf(shop, permissionId)).statusDetails?.state).toBe("Chargeable")
    expect(shop.emulator.objects("charges")).toEqual([])
  })

  it("that was pending and is declined ends so, with what it does to the permission", async () => {
    const shop = await startShop()
    const permissionId = await confirmed(shop)
    const { body } = await charge(shop, permissionId, 500, { canHandlePendingAuthorization: true }, "HardDeclined")
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await chargeOf(shop, String(body.chargeId))).statusDetails).toMatchObject({
      state: "Declined",
      reasonCode: "HardDeclined",
    })
    expect((await permissionOf(shop, permissionId)).statusDetails?.reasons?.[0]?.reasonCode).toBe(
      "PaymentMethodInvalid",
    )
  })

  it("can be told its state by a payment service provider and by nobody else", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const body = { statusDetails: { state: "Canceled", reasonCode: "ExpiredUnused" } }
    expect((await shop.call("PATCH", `charges/${chargeId}`, { body })).status).toBe(401)
    shop.emulator.merchants.add({ ...shop.merchant, paymentServiceProvider: true })
    const told = await shop.call("PATCH", `charges/${chargeId}`, { body })
    expect(told.body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "ExpiredUnused" })
  })
})
