import { createEmulator, ODD_BUYERS } from "../src/index.js"
import { capture, charge, confirmed, MONTHLY, permissionOf, refund } from "./support/money.js"
import { startShop } from "./support/shop.js"

const DAY = 86_400_000

/** The 14 rows of what public recordings of Amazon's answers show. */
describe("as recorded,", () => {
  it.each([
    [30, 2, {}],
    [30, 30, { sandboxExpiry: 30 }],
    [2, 2, { sandboxExpiryShown: 2 }],
  ] as const)("1. a sandbox charge says that it lasts %d days, and lasts %d: %j", async (shown, lasts, settings) => {
    const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
    Object.assign(shop.emulator.openQuestions, settings)
    const { chargeId } = await shop.purchase()
    const { body } = await shop.call("GET", `charges/${chargeId}`)
    expect(body.expirationTimestamp).toMatch(shown === 2 ? /^20261103T/ : /^20261201T/)
    shop.emulator.clock.advance(lasts * DAY - 60_000)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
    shop.emulator.clock.advance(120_000)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.reasonCode).toBe("ExpiredUnused")
  })

  it("2. Japan's statements begin with AMZ*, once money moves or the shop gave a text", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await shop.call("GET", `charges/${chargeId}`)).body.softDescriptor).toBeNull()
    expect((await capture(shop, chargeId, 2500)).body.softDescriptor).toBe("AMZ*MyStore")
    expect((await refund(shop, chargeId, 100)).body.softDescriptor).toBe("AMZ*MyStore")
    const own = await charge(shop, await confirmed(shop), 500, { captureNow: true, softDescriptor: "SOFT-DESC" })
    expect(own.body.softDescriptor).toBe("AMZ*SOFT-DESC")
  })

  it("3. an agreement's first charge is CITU with the checkout's platformId, a later one neither", async () => {
    const shop = await startShop()
    const payload = shop.payload({ ...MONTHLY, platformId: "A1PLATFORM" })
    const { chargeId, permissionId } = await shop.purchase({}, {}, payload)
    const { body } = await shop.call("GET", `charges/${chargeId}`)
    expect(body).toMatchObject({ chargeInitiator: "CITU", platformId: "A1PLATFORM" })
    const later = await charge(shop, permissionId, 100)
    expect(later.body).toMatchObject({ chargeInitiator: null, platformId: null })
  })

  it("4. a billing address has the key of a phone number", async () => {
    const shop = await startShop()
    const { body } = await shop.call("GET", `checkoutSessions/${shop.checkout()}`)
    expect(body.billingAddress).toMatchObject({ phoneNumber: null })
  })

  it.each([
    [false, null],
    [true, "Visa ****1111 (Amazon Pay)"],
  ])("5. what a permission's paymentDescriptor is, with permissionDescriptor %s: %s", async (told, expected) => {
    const shop = await startShop()
    if (told) shop.emulator.openQuestions.permissionDescriptor = told
    const { paymentPreferences } = await permissionOf(shop, await confirmed(shop))
    expect(paymentPreferences).toEqual([{ paymentDescriptor: expected }])
  })

  it("6. an authorization can keep its permission from being charged, and says so", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.chargeInProgress = "authorized"
    const permissionId = await confirmed(shop)
    const { body } = await charge(shop, permissionId, 1000)
    const { statusDetails } = await permissionOf(shop, permissionId)
    expect(statusDetails).toMatchObject({
      state: "NonChargeable",
      reasons: [{ reasonCode: "ChargeInProgress", reasonDescription: expect.stringMatching(/^A charge is already/) }],
    })
    await capture(shop, String(body.chargeId), 1000)
    expect((await permissionOf(shop, permissionId)).statusDetails?.state).toBe("Chargeable")
  })

  it("7. canHandlePendingAuthorization is false when it was not set", async () => {
    const shop = await startShop()
    const { body } = await shop.call("GET", `checkoutSessions/${shop.checkout()}`)
    expect(body.paymentDetails?.canHandlePendingAuthorization).toBe(false)
  })

  it("8. buyers come who break shops, and can be changed while it runs", async () => {
    const shop = await startShop()
    const put = (buyer: object) =>
      fetch(`${shop.emulator.url}/_emulator/buyer`, { method: "PUT", body: JSON.stringify(buyer) })
    const buyers: typeof ODD_BUYERS = await (await fetch(`${shop.emulator.url}/_emulator/buyers`)).json()
    await put(buyers["phone-with-mark"])
    const marked = await shop.call("GET", `checkoutSessions/${shop.checkout()}`)
    expect(marked.body.shippingAddress?.phoneNumber).toBe("\u202a0312345678")
    await put(buyers["billed-abroad"])
    const abroad = await shop.call("GET", `checkoutSessions/${shop.checkout()}`)
    expect([abroad.body.billingAddress?.countryCode, abroad.body.shippingAddress?.countryCode]).toEqual(["US", "JP"])
  })

  it.each(Object.entries(ODD_BUYERS))("8. the buyer %s can begin an emulator", async (_, buyer) => {
    const emulator = await createEmulator({ buyer })
    await emulator.close()
  })

  it("9. Get Buyer's keys begin with name, email, buyerId", async () => {
    const shop = await startShop()
    const { payloadJSON, signature, algorithm, publicKeyId } = shop.press({
      signInReturnUrl: "https://shop.example/",
      storeId: shop.merchant.storeId,
    })
    const { buyerToken } = shop.emulator.buyer.signIn({ payloadJSON, signature, algorithm, publicKeyId })
    const { body } = await shop.call("GET", `buyers/${buyerToken}`)
    expect(Object.keys(body).slice(0, 3)).toEqual(["name", "email", "buyerId"])
  })

  it("10. a permission can have an amazonPayToken, no limits, and terms without content unless it is Recurring", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.permissionForm = "recorded"
    const oneTime = await permissionOf(shop, await confirmed(shop))
    expect(Object.keys(oneTime)[1]).toBe("amazonPayToken")
    expect(oneTime).toMatchObject({
      amazonPayToken: expect.stringMatching(/^\d{12}AMZN$/),
      limits: { amountLimit: null, amountBalance: null },
      recurringMetadata: { frequency: null, amount: null },
    })
    const { permissionId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    expect((await permissionOf(shop, permissionId)).recurringMetadata).toEqual(MONTHLY.recurringMetadata)
  })

  it("11. amazonPayRedirectUrl names the session in its query", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const url = (await shop.update(id)).body.webCheckoutDetails?.amazonPayRedirectUrl
    expect(url).toBe(`${shop.emulator.url}/checkout/processing?amazonCheckoutSessionId=${id}`)
    expect(await (await fetch(String(url))).text()).toContain("processing/finish")
  })

  it("12. an unknown field is named without its path", async () => {
    const shop = await startShop()
    const { body } = await shop.update(shop.checkout(), {}, { webCheckoutDetails: { checkoutMode: "ProcessOrder" } })
    expect(body).toEqual({
      reasonCode: "UnrecognizedField",
      message: "The field 'checkoutMode' is invalid for this API.",
    })
  })

  it("13. a 500 can come with ResourceNotFound of an error page", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "recorded", answer: "error-page" })
    const { status, body } = await shop.call("GET", `checkoutSessions/${shop.checkout()}`)
    expect([status, body.reasonCode]).toEqual([500, "ResourceNotFound"])
  })

  it("14. a refund's yen can have decimals, and its time be in milliseconds", async () => {
    const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    shop.emulator.faults.add({ kind: "recorded", answer: "yen-with-decimals", path: "/refunds" })
    const { body } = await refund(shop, chargeId, 100)
    expect(body.refundAmount?.amount).toBe("100.00")
    expect(Math.abs(Number(body.creationTimestamp) - Date.parse("2026-11-01T00:00:00Z"))).toBeLessThan(60_000)
  })
})
