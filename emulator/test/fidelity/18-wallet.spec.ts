import { startShop, yen } from "../support/shop.js"
import { charge } from "../support/money.js"

describe("18. Gift card and pay later", () => {
  it("a gift card pays first, and the card the rest", async () => {
    const shop = await startShop()
    const id = shop.checkout({ giftCard: true })
    await shop.update(id)
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe("Amazonギフトカード と Visa ****1111 (Amazon Pay)")
    expect(body.buyer?.phoneNumber).toBe("0312345678")
  })

  it("a gift card that covers the order pays alone, and then there is no phone number", async () => {
    const shop = await startShop()
    const { id, permissionId } = await shop.purchase({}, { giftCard: 2_500 })
    expect(id).toBeTruthy()
    shop.emulator.openQuestions.permissionDescriptor = true
    const { body } = await shop.call("GET", `chargePermissions/${permissionId}`)
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe("Amazonギフトカード (Amazon Pay)")
    expect(body.buyer?.phoneNumber).toBeNull()
  })

  it("pay later by Paidy pays up to 250,000 yen and cannot be chosen above", async () => {
    const shop = await startShop()
    const estimatedOrderAmount = { amount: "250001", currencyCode: "JPY" }
    const choose = (amount: object) => shop.emulator.buyer.checkout({ ...shop.press(), payment: "paidy", ...amount })
    expect(() => choose({ estimatedOrderAmount })).toThrow(/250000/)
    const { checkoutSessionId } = choose({})
    const { body } = await shop.call("GET", `checkoutSessions/${checkoutSessionId}`)
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe("あと払い（ペイディ） (Amazon Pay)")
  })

  it("pay later by Paidy is for deliveries in Japan", async () => {
    const shop = await startShop()
    const address = { name: "Susie Smith", addressLine1: "10 Ditka Ave", city: "Chicago", countryCode: "US" }
    expect(() => shop.checkout({ payment: "paidy", address })).toThrow(/deliveries to JP only/)
  })

  it("pay later by Paidy is declined when the order grew past its limit", async () => {
    const shop = await startShop()
    const { completed } = await shop.purchase({ chargeAmount: yen(250_001) }, { payment: "paidy" })
    expect(completed.body.reasonCode).toBe("CheckoutSessionCanceled")
  })

  it("pay later by Paidy cannot be charged past its limit afterwards", async () => {
    const shop = await startShop()
    const payload = shop.payload({ paymentDetails: { allowOvercharge: true } })
    const details = { paymentIntent: "Confirm", chargeAmount: yen(200_000) }
    const { permissionId } = await shop.purchase(details, { payment: "paidy" }, payload)
    const { status, body } = await charge(shop, permissionId, 250_001)
    expect([status, body.reasonCode]).toEqual([422, "PaymentMethodNotAllowed"])
  })
})
