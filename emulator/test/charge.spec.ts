import { startShop, yen, type Shop } from "./support/shop.js"

const capture = (shop: Shop, id: string, amount: number, simulation?: string) =>
  shop.call("POST", `charges/${id}/capture`, { body: { captureAmount: yen(amount) }, simulation })
const charge = (shop: Shop, permissionId: string, amount: number, more: object = {}, simulation?: string) =>
  shop.call("POST", "charges", {
    body: { chargePermissionId: permissionId, chargeAmount: yen(amount), ...more },
    simulation,
  })
const permissionOf = async (shop: Shop, id: string) => (await shop.call("GET", `chargePermissions/${id}`)).body

describe("a Charge", () => {
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

  it("captured in part gives the rest back to the permission", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await capture(shop, chargeId, 1000)
    expect((await permissionOf(shop, permissionId)).limits?.amountBalance).toEqual(yen(1500))
    expect((await charge(shop, permissionId, 1500, { captureNow: true })).status).toBe(201)
  })

  it("captured in full closes a one-time permission", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    await capture(shop, chargeId, 2500)
    const { statusDetails } = await permissionOf(shop, permissionId)
    expect(statusDetails).toMatchObject({ state: "Closed", reasons: [{ reasonCode: "AmazonClosed" }] })
  })

  it("can be canceled with a literal null for a body, which frees its amount", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    const canceled = await shop.call("DELETE", `charges/${chargeId}/cancel`, { body: null })
    expect(canceled.body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "MerchantCanceled" })
    expect((await permissionOf(shop, permissionId)).limits?.amountBalance).toEqual(yen(2500))
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

  it("over the balance is refused", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    expect((await charge(shop, permissionId, 1)).body.reasonCode).toBe("TransactionAmountExceeded")
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

  it("with an unknown simulation code is refused", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const answer = await capture(shop, chargeId, 2500, "Nonsense")
    expect(answer.body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })

  it("is limited to 25 per permission", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    for (let number = 0; number < 25; number++) await charge(shop, permissionId, 10)
    const answer = await charge(shop, permissionId, 10)
    expect(answer.status).toBe(422)
    expect(answer.body.reasonCode).toBe("TransactionCountExceeded")
  })
})

describe("a Charge Permission", () => {
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

  describe("that is Recurring", () => {
    const recurring = {
      chargePermissionType: "Recurring",
      recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: null },
    }

    it("has an id of its own kind, and charges with an unrelated base", async () => {
      const shop = await startShop()
      const { permissionId, chargeId } = await shop.purchase({}, {}, shop.payload(recurring))
      expect(permissionId).toMatch(/^C03-\d{7}-\d{7}$/)
      expect(chargeId).toMatch(/^S03-\d{7}-\d{7}-C\d{6}$/)
      expect(chargeId.slice(4, 19)).not.toBe(permissionId.slice(4))
    })

    it("may be charged 100,000 yen in a calendar month, and again in the next", async () => {
      const shop = await startShop({ start: "2026-11-23T00:00:00Z" })
      const { permissionId } = await shop.purchase({}, {}, shop.payload(recurring))
      const over = await charge(shop, permissionId, 97_501, { captureNow: true })
      expect(over.status).toBe(400)
      expect(over.body.reasonCode).toBe("PeriodicAmountExceeded")
      shop.emulator.clock.set("2026-12-01T00:00:00Z")
      expect((await charge(shop, permissionId, 97_501, { captureNow: true })).status).toBe(201)
    })

    it("lives 13 months from its last charge", async () => {
      const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
      const { permissionId } = await shop.purchase({}, {}, shop.payload(recurring))
      shop.emulator.clock.set("2027-11-01T00:00:00Z")
      await charge(shop, permissionId, 500)
      shop.emulator.clock.set("2028-06-01T00:00:00Z")
      expect((await permissionOf(shop, permissionId)).statusDetails?.state).toBe("Chargeable")
      shop.emulator.clock.set("2028-12-02T00:00:00Z")
      expect((await permissionOf(shop, permissionId)).statusDetails?.reasons?.[0]?.reasonCode).toBe("Expired")
    })
  })
})

describe("a Refund", () => {
  const refund = (shop: Shop, chargeId: string, amount: number, simulation?: string) =>
    shop.call("POST", "refunds", { body: { chargeId, refundAmount: yen(amount) }, simulation })

  it("needs a captured charge", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await refund(shop, chargeId, 1)).body.reasonCode).toBe("InvalidChargeStatus")
  })

  it("may exceed the capture by 15 percent", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    expect((await refund(shop, chargeId, 2876)).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await refund(shop, chargeId, 2875)).status).toBe(201)
  })

  it("is counted on the charge", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    await refund(shop, chargeId, 500)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.refundedAmount).toEqual(yen(500))
  })

  it("that is declined gives its amount back", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const created = await refund(shop, chargeId, 500, "ProcessingFailure")
    shop.emulator.clock.advance({ minutes: 1 })
    const { body } = await shop.call("GET", `refunds/${created.body.refundId}`)
    expect(body.statusDetails).toMatchObject({ state: "Declined", reasonCode: "ProcessingFailure" })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.refundedAmount).toEqual(yen(0))
  })
})
