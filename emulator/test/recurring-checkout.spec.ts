import { PlainBrowser } from "./support/browser.js"
import { MONTHLY, charge, permissionOf } from "./support/money.js"
import { RESULT_URL, startShop, yen, type Shop } from "./support/shop.js"

const frequency = { unit: "Month", value: "1" }
const terms = (recurringMetadata: object) => ({ chargePermissionType: "Recurring", recurringMetadata })
const NUMBER = terms({ frequency: { unit: "Month", value: 1 }, amount: null })

const patch = (shop: Shop, id: string, body: object) => shop.call("PATCH", `chargePermissions/${id}`, { body })

describe("the terms of a recurring payment", () => {
  it("have an amount, or null for one that varies, and can change from one to the other", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({}, {}, shop.payload(MONTHLY))
    expect((await permissionOf(shop, permissionId)).recurringMetadata).toEqual({ frequency, amount: null })
    const fixed = await patch(shop, permissionId, { recurringMetadata: { amount: yen(500) } })
    expect(fixed.body.recurringMetadata).toEqual({ frequency, amount: yen(500) })
    const kept = await patch(shop, permissionId, { recurringMetadata: { frequency: { unit: "Week", value: "2" } } })
    expect(kept.body.recurringMetadata).toEqual({ frequency: { unit: "Week", value: "2" }, amount: yen(500) })
    const varying = await patch(shop, permissionId, { recurringMetadata: { amount: null } })
    expect(varying.body.recurringMetadata).toEqual({ frequency: { unit: "Week", value: "2" }, amount: null })
  })

  it("limit no charge", async () => {
    const shop = await startShop()
    const payload = shop.payload(terms({ frequency, amount: yen(500) }))
    const { permissionId } = await shop.purchase({}, {}, payload)
    expect((await charge(shop, permissionId, 501)).status).toBe(201)
  })

  it("whose value is a number are taken by the API, and fail at the hosted pages if the emulator is strict", async () => {
    const shop = await startShop({ strict: true })
    const { status, body } = await shop.call("POST", "checkoutSessions", { body: shop.payload(NUMBER) })
    expect([status, body.recurringMetadata?.frequency?.value]).toEqual([201, 1])
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(`/checkout/${String(body.checkoutSessionId)}`)
    expect(browser.html).toContain("InvalidParameterValue")
    expect(browser.html).toContain("recurringMetadata.frequency.value")
    expect(() => shop.checkout({}, shop.payload(NUMBER))).toThrow(/recurringMetadata.frequency.value/)
  })

  it("whose value becomes a number by an update fail, if it is strict, when the buyer comes to approve", async () => {
    const shop = await startShop({ strict: true })
    const checkoutSessionId = shop.checkout()
    const { status, body } = await shop.update(checkoutSessionId, {}, NUMBER)
    expect(status).toBe(200)
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(String(body.webCheckoutDetails?.amazonPayRedirectUrl))
    expect(browser.html).toContain("recurringMetadata.frequency.value")
    expect(() => shop.emulator.buyer.approve({ checkoutSessionId })).toThrow(/recurringMetadata.frequency.value/)
    await shop.update(checkoutSessionId, {}, MONTHLY)
    expect(shop.emulator.buyer.approve({ checkoutSessionId }).redirectUrl).toContain(RESULT_URL)
  })

  it("are told on the page of ProcessOrder, too", async () => {
    const shop = await startShop()
    const webCheckoutDetails = { checkoutResultReturnUrl: RESULT_URL, checkoutMode: "ProcessOrder" }
    const paymentDetails = { paymentIntent: "Authorize", chargeAmount: yen(2500) }
    const payload = shop.payload({ ...MONTHLY, webCheckoutDetails, paymentDetails })
    const browser = new PlainBrowser(shop.emulator.url)
    const press = { ...shop.press(payload), productType: "PayOnly" }
    await browser.open("/checkout/start", press)
    await browser.press("login")
    expect(browser.html).toContain("お支払いは1ヶ月ごとに処理されます")
  })
})

describe("a recurring payment", () => {
  it("can be made of an open one-time checkout, and its permission is a recurring one", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id, {}, MONTHLY)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { body } = await shop.complete(id)
    const permission = await permissionOf(shop, String(body.chargePermissionId))
    expect(permission).toMatchObject({
      chargePermissionId: expect.stringMatching(/^C03-/),
      chargePermissionType: "Recurring",
      recurringMetadata: MONTHLY.recurringMetadata,
      limits: { amountLimit: yen(100_000), amountBalance: yen(97_500) },
    })
  })

  it.each([
    [MONTHLY, "OneTime"],
    [MONTHLY, "PaymentMethodOnFile"],
    [{}, "PaymentMethodOnFile"],
  ])("is the only thing a checkout can become: of %p no %s", async (begun, chargePermissionType) => {
    const shop = await startShop()
    const id = shop.checkout({}, shop.payload(begun))
    const { status, body } = await shop.update(id, {}, { chargePermissionType })
    expect([status, body.reasonCode]).toEqual([400, "InvalidParameterValue"])
    expect(body.message).toContain("chargePermissionType")
  })

  it("with a trial is completed without a charge, and charged later", async () => {
    const shop = await startShop()
    const payload = shop.payload(MONTHLY)
    const { completed, permissionId } = await shop.purchase({ paymentIntent: "Confirm" }, {}, payload)
    expect([completed.status, completed.body.chargeId]).toEqual([200, null])
    expect(shop.emulator.objects("charges")).toEqual([])
    expect(await permissionOf(shop, permissionId)).toMatchObject({
      chargePermissionType: "Recurring",
      statusDetails: { state: "Chargeable" },
      limits: { amountBalance: yen(100_000) },
    })
    expect((await charge(shop, permissionId, 2500, { captureNow: true })).status).toBe(201)
  })

  it("with a trial still tries the payment method", async () => {
    const shop = await startShop()
    const details = { paymentIntent: "Confirm" }
    const { completed } = await shop.purchase(details, { payment: "3434" }, shop.payload(MONTHLY))
    expect(completed.body.reasonCode).toBe("CheckoutSessionCanceled")
  })
})

describe("a gift card and a recurring payment", () => {
  const giftCard = { giftCard: true }

  it("go together unless the setting says otherwise", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.permissionDescriptor = true
    const { permissionId } = await shop.purchase({}, giftCard, shop.payload(MONTHLY))
    const { paymentPreferences } = await permissionOf(shop, permissionId)
    expect(paymentPreferences?.[0]?.paymentDescriptor).toContain("Amazonギフトカード")
  })

  it("do not when it does, neither without a browser nor on the hosted page", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.giftCardOnRecurring = false
    expect(() => shop.checkout(giftCard, shop.payload(MONTHLY))).toThrow(/giftCard/)
    const pageOf = async (id: string) => {
      const browser = new PlainBrowser(shop.emulator.url)
      await browser.open(`/checkout/${id}/payments`)
      return browser.html
    }
    expect(await pageOf(shop.checkout({}, shop.payload(MONTHLY)))).not.toContain('id="gift-card"')
    expect(await pageOf(shop.checkout(giftCard))).toContain('id="gift-card"')
  })

  it("do not when a one-time checkout with a gift card becomes recurring: it is declined", async () => {
    const shop = await startShop()
    const settings = { method: "POST", body: JSON.stringify({ giftCardOnRecurring: false }) }
    await fetch(`${shop.emulator.url}/_emulator/settings`, settings)
    const id = shop.checkout(giftCard)
    await shop.update(id, {}, MONTHLY)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await shop.complete(id)).body.reasonCode).toBe("CheckoutSessionCanceled")
  })
})

describe("a payment method on file", () => {
  const ON_FILE = { chargePermissionType: "PaymentMethodOnFile", paymentMethodOnFileMetadata: { setupOnly: false } }

  it("is set up with a purchase, by a button, and can be charged again", async () => {
    const shop = await startShop()
    const id = shop.checkout({}, shop.payload(ON_FILE))
    const updated = await shop.update(id)
    expect(updated.body).toMatchObject(ON_FILE)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { status, body } = await shop.complete(id)
    expect([status, typeof body.chargeId]).toEqual([200, "string"])
    const permissionId = String(body.chargePermissionId)
    expect(await permissionOf(shop, permissionId)).toMatchObject({
      chargePermissionType: "PaymentMethodOnFile",
      limits: { amountLimit: yen(2_000_000), amountBalance: yen(1_997_500) },
    })
    const saved = { captureNow: true, chargeInitiator: "CITU", channel: "Web" }
    const again = await charge(shop, permissionId, 500, saved)
    expect([again.status, again.body.statusDetails?.state]).toEqual([201, "Captured"])
    expect(again.body).toMatchObject({ chargeInitiator: "CITU", channel: "Web" })
  })

  it("is taken by Create Checkout Session as well", async () => {
    const shop = await startShop()
    const { status, body } = await shop.call("POST", "checkoutSessions", { body: shop.payload(ON_FILE) })
    expect(status).toBe(201)
    expect(body).toMatchObject(ON_FILE)
  })

  it("can be set up without a purchase", async () => {
    const shop = await startShop()
    const payload = shop.payload({ ...ON_FILE, paymentMethodOnFileMetadata: { setupOnly: true } })
    const checkoutSessionId = shop.checkout({}, payload)
    await shop.call("PATCH", `checkoutSessions/${checkoutSessionId}`, {
      body: { paymentDetails: { paymentIntent: "Confirm" } },
    })
    shop.emulator.buyer.approve({ checkoutSessionId })
    const { status, body } = await shop.call("POST", `checkoutSessions/${checkoutSessionId}/complete`, {
      body: {},
      key: "",
    })
    expect([status, body.chargeId]).toEqual([200, null])
    expect((await charge(shop, String(body.chargePermissionId), 500)).status).toBe(201)
  })
})
