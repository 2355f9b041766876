import { startShop, yen } from "../support/shop.js"
import { MONTHLY, capture, charge, confirmed, permissionOf } from "../support/money.js"

describe("14. A Charge Permission", () => {
  it("gets back what a partial capture leaves", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await capture(shop, chargeId, 1000)
    expect((await permissionOf(shop, permissionId)).limits?.amountBalance).toEqual(yen(1500))
    expect((await charge(shop, permissionId, 1500, { captureNow: true })).status).toBe(201)
  })

  it("closes by itself once everything is captured", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await capture(shop, chargeId, 2500)
    const { statusDetails } = await permissionOf(shop, permissionId)
    expect(statusDetails).toMatchObject({ state: "Closed", reasons: [{ reasonCode: "AmazonClosed" }] })
  })

  it("cannot be charged over its balance", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    expect((await charge(shop, permissionId, 1)).body.reasonCode).toBe("TransactionAmountExceeded")
  })

  it("bears 25 charges", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    for (let number = 0; number < 25; number++) await charge(shop, permissionId, 10)
    const answer = await charge(shop, permissionId, 10)
    expect(answer.status).toBe(422)
    expect(answer.body.reasonCode).toBe("TransactionCountExceeded")
  })

  it("does not count charges that came to nothing among the 25", async () => {
    const shop = await startShop()
    const permissionId = await confirmed(shop)
    for (let number = 0; number < 26; number++) {
      const { body } = await charge(shop, permissionId, 10)
      expect((await shop.call("DELETE", `charges/${String(body.chargeId)}/cancel`, { body: {} })).status).toBe(200)
    }
    expect((await permissionOf(shop, permissionId)).limits?.amountBalance).toEqual(yen(2500))
  })

  it("is NonChargeable while a charge is in progress, and Chargeable again afterwards", async () => {
    const shop = await startShop()
    const permissionId = await confirmed(shop)
    await charge(shop, permissionId, 500, { canHandlePendingAuthorization: true })
    const { statusDetails } = await permissionOf(shop, permissionId)
    expect(statusDetails).toMatchObject({ state: "NonChargeable", reasons: [{ reasonCode: "ChargeInProgress" }] })
    expect((await charge(shop, permissionId, 500)).body.reasonCode).toBe("InvalidChargePermissionStatus")
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await charge(shop, permissionId, 500)).status).toBe(201)
  })

  it("bears several pending charges when told so", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.chargeInProgress = false
    const permissionId = await confirmed(shop)
    await charge(shop, permissionId, 500, { canHandlePendingAuthorization: true })
    expect((await charge(shop, permissionId, 500)).status).toBe(201)
  })

  it("closed with cancelPendingCharges cancels what is authorised", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    const body = { closureReason: "out of stock", cancelPendingCharges: true }
    const closed = await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body })
    expect(closed.body.statusDetails?.reasons).toEqual([
      { reasonCode: "MerchantClosed", reasonDescription: "out of stock" },
    ])
    const { body: canceled } = await shop.call("GET", `charges/${chargeId}`)
    expect(canceled.statusDetails?.reasonCode).toBe("ChargePermissionCanceled")
  })

  it("closed without it leaves the authorization to be captured", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: null })
    expect((await capture(shop, chargeId, 2500)).status).toBe(200)
  })

  it("cannot be closed twice", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: {} })
    const again = await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: {} })
    expect(again.body.reasonCode).toBe("InvalidChargePermissionStatus")
  })

  it("takes the order number afterwards", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { merchantMetadata: { merchantReferenceId: "1042" } }
    const updated = await shop.call("PATCH", `chargePermissions/${permissionId}`, { body })
    expect(updated.body.merchantMetadata?.merchantReferenceId).toBe("1042")
  })

  it("takes, once closed, only what is still null", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const patch = (merchantMetadata: object) =>
      shop.call("PATCH", `chargePermissions/${permissionId}`, { body: { merchantMetadata } })
    await patch({ merchantReferenceId: "1042" })
    await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: {} })
    expect((await patch({ noteToBuyer: "ありがとう" })).status).toBe(200)
    expect((await patch({ merchantReferenceId: "1043" })).body.reasonCode).toBe("ChargePermissionNotModifiable")
  })

  it("with allowOvercharge may be charged up to the larger of 900 % and 70,000 yen", async () => {
    const shop = await startShop()
    const payload = shop.payload({ paymentDetails: { allowOvercharge: true } })
    const { permissionId } = await shop.purchase({}, {}, payload)
    expect((await permissionOf(shop, permissionId)).limits?.amountLimit).toEqual(yen(70_000))
  })

  it("expires after 180 days, or 13 months when extended", async () => {
    const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
    const { permissionId } = await shop.purchase()
    const extended = await shop.purchase({}, {}, shop.payload({ paymentDetails: { extendExpiration: true } }))
    expect((await permissionOf(shop, permissionId)).expirationTimestamp).toMatch(/^20270430T/)
    expect((await permissionOf(shop, extended.permissionId)).expirationTimestamp).toMatch(/^20271201T/)
    shop.emulator.clock.advance({ days: 181 })
    expect((await permissionOf(shop, permissionId)).statusDetails?.reasons?.[0]?.reasonCode).toBe("Expired")
  })

  it("hides the buyer 30 days after a one-time order", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    expect((await permissionOf(shop, permissionId)).buyer?.name).toBe("テスト姓名")
    shop.emulator.clock.advance({ days: 31 })
    expect(await permissionOf(shop, permissionId)).toMatchObject({ buyer: null, shippingAddress: null })
  })

  it("that is recurring may be charged 100,000 yen in a calendar month, and again in the next", async () => {
    const shop = await startShop({ start: "2026-11-23T00:00:00Z" })
    const { permissionId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    const over = await charge(shop, permissionId, 97_501, { captureNow: true })
    expect(over.status).toBe(400)
    expect(over.body.reasonCode).toBe("PeriodicAmountExceeded")
    shop.emulator.clock.set("2026-12-01T00:00:00Z")
    expect((await charge(shop, permissionId, 97_501, { captureNow: true })).status).toBe(201)
  })

  it("that is recurring lives 13 months from its last charge", async () => {
    const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
    const { permissionId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    shop.emulator.clock.set("2027-11-01T00:00:00Z")
    await charge(shop, permissionId, 500)
    shop.emulator.clock.set("2028-06-01T00:00:00Z")
    expect((await permissionOf(shop, permissionId)).statusDetails?.state).toBe("Chargeable")
    shop.emulator.clock.set("2028-12-02T00:00:00Z")
    expect((await permissionOf(shop, permissionId)).statusDetails?.reasons?.[0]?.reasonCode).toBe("Expired")
  })

  it("on file has a monthly cap of its own and never expires", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({}, {}, shop.payload({ chargePermissionType: "PaymentMethodOnFile" }))
    const { limits, expirationTimestamp } = await permissionOf(shop, permissionId)
    expect(limits?.amountLimit).toEqual(yen(2_000_000))
    expect(expirationTimestamp).toBeNull()
    shop.emulator.clock.advance({ days: 4_000 })
    expect((await charge(shop, permissionId, 500)).status).toBe(201)
  })
})
