import { startShop, type Shop } from "./support/shop.js"

const usd = (amount: string) => ({ amount, currencyCode: "USD" })

async function buy(shop: Shop, amount: { amount: string; currencyCode: string }) {
  return shop.purchase({ paymentIntent: "AuthorizeWithCapture", chargeAmount: amount })
}

describe("another region", () => {
  it("writes dollars with two decimals and gives ids of its own", async () => {
    const shop = await startShop({ region: "na" })
    const { chargeId } = await buy(shop, usd("14"))
    expect(chargeId).toMatch(/^S01-/)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.captureAmount).toEqual(usd("14.00"))
  })

  it("takes 25 and 25.00 for the same amount", async () => {
    const shop = await startShop({ region: "na" })
    const id = shop.checkout()
    await shop.update(id, { chargeAmount: usd("25") })
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await shop.complete(id, usd("25.00"))).status).toBe(200)
  })

  it("refunds at most 75 dollars over the capture", async () => {
    const shop = await startShop({ region: "na" })
    const { chargeId } = await buy(shop, usd("1000"))
    const refund = (amount: string) => shop.call("POST", "refunds", { body: { chargeId, refundAmount: usd(amount) } })
    expect((await refund("1075.01")).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await refund("1075.00")).status).toBe(201)
  })

  it("shows the billing address in Europe without a scope for it", async () => {
    const shop = await startShop({ region: "eu" })
    const id = shop.checkout({}, shop.payload({ scopes: ["name"] }))
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.billingAddress?.city).toBe("München")
    expect(body.buyer).toMatchObject({ name: "Erika Mustermann", email: null })
  })

  it("keeps a softDescriptor, which Japan leaves out", async () => {
    const details = { paymentIntent: "AuthorizeWithCapture", softDescriptor: "COFFEE" }
    const america = await startShop({ region: "na" })
    const updated = await america.update(america.checkout(), { ...details, chargeAmount: usd("10") })
    expect(updated.body.paymentDetails?.softDescriptor).toBe("COFFEE")
    const japan = await startShop()
    expect((await japan.update(japan.checkout(), details)).body.paymentDetails?.softDescriptor).toBeNull()
  })

  it("refuses a capture in another currency than the checkout's", async () => {
    const shop = await startShop({ region: "eu" })
    const { chargeId } = await shop.purchase({ chargeAmount: { amount: "10", currencyCode: "EUR" } })
    const body = { captureAmount: { amount: "10", currencyCode: "GBP" } }
    expect((await shop.call("POST", `charges/${chargeId}/capture`, { body })).body.reasonCode).toBe("CurrencyMismatch")
  })
})
