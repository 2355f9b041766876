import { MERCHANT, newKey, Shop, startShop, yen } from "../support/shop.js"

describe("7. An idempotency key", () => {
  it("answers the same request again with the same bytes and does nothing twice", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const key = newKey()
    const body = { captureAmount: yen(1000) }
    const first = await shop.call("POST", `charges/${chargeId}/capture`, { key, body })
    const second = await shop.call("POST", `charges/${chargeId}/capture`, { key, body })
    expect(second.status).toBe(200)
    expect(second.text).toBe(first.text)
  })

  it("is refused for a changed request", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const key = newKey()
    await shop.call("POST", `charges/${chargeId}/capture`, { key, body: { captureAmount: yen(1000) } })
    const changed = await shop.call("POST", `charges/${chargeId}/capture`, { key, body: { captureAmount: yen(1001) } })
    expect(changed.status).toBe(400)
    expect(changed.body.reasonCode).toBe("DuplicateIdempotencyKey")
  })

  it("keeps a decline for ever", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    const key = newKey()
    const body = { chargePermissionId: permissionId, chargeAmount: yen(500) }
    const declined = await shop.call("POST", "charges", { key, body, simulation: "SoftDeclined" })
    shop.emulator.clock.advance({ days: 100 })
    const again = await shop.call("POST", "charges", { key, body })
    expect([declined.status, again.status]).toEqual([422, 422])
    expect(again.text).toBe(declined.text)
  })

  it("is the merchant's own", async () => {
    const shop = await startShop()
    const other = { ...MERCHANT, merchantId: "A9OTHER", publicKeyId: "SANDBOX-OTHER" }
    shop.emulator.merchants.add(other)
    const request = { key: newKey(), body: shop.payload() }
    const first = await shop.call("POST", "checkoutSessions", request)
    const second = await new Shop(shop.emulator, other).call("POST", "checkoutSessions", request)
    expect(second.body.checkoutSessionId).not.toBe(first.body.checkoutSessionId)
  })

  it("can be told to answer a create again with 200", async () => {
    const shop = await startShop()
    const request = { key: newKey(), body: shop.payload() }
    await shop.call("POST", "checkoutSessions", request)
    expect((await shop.call("POST", "checkoutSessions", request)).status).toBe(201)
    shop.emulator.openQuestions.replayedCreate = 200
    expect((await shop.call("POST", "checkoutSessions", request)).status).toBe(200)
  })

  it("makes ten calls at once one charge", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    const key = newKey()
    const body = { chargePermissionId: permissionId, chargeAmount: yen(500) }
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.call("POST", "charges", { key, body })))
    expect(new Set(answers.map(({ body: charge }) => charge.chargeId)).size).toBe(1)
    expect(shop.emulator.objects("charges")).toHaveLength(1)
  })

  it("is not used up by a malformed request", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    const key = newKey()
    const bad = { chargePermissionId: permissionId, chargeAmount: { amount: "1.5", currencyCode: 1 } }
    expect((await shop.call("POST", "charges", { key, body: bad })).status).toBe(400)
    const good = { chargePermissionId: permissionId, chargeAmount: yen(500) }
    expect((await shop.call("POST", "charges", { key, body: good })).status).toBe(201)
  })

  it("is required on creates", async () => {
    const shop = await startShop()
    const answer = await shop.call("POST", "checkoutSessions", { key: "", body: shop.payload() })
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe("MissingHeaderValue")
  })

  it.each(["a".repeat(33), "käy", "a b"])("of the wrong shape is refused: %s", async (key) => {
    const shop = await startShop()
    const answer = await shop.call("POST", "checkoutSessions", { key: encodeURIComponent(key), body: shop.payload() })
    expect(answer.body.reasonCode).toBe("InvalidHeaderValue")
  })
})
