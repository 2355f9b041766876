import { startShop } from "../support/shop.js"

describe("11. A Checkout Session that is over", () => {
  it("answers with ids and state only once it is completed", async () => {
    const shop = await startShop()
    const { id, chargeId } = await shop.purchase()
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body).toMatchObject({ chargeId, buyer: null, shippingAddress: null, webCheckoutDetails: null })
  })

  it("answers with its state and reason only once it is canceled", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase({}, { payment: "3434" })
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    const rest = { buyer: null, shippingAddress: null, webCheckoutDetails: null, paymentDetails: null, chargeId: null }
    expect(body).toMatchObject({ ...rest, statusDetails: { state: "Canceled", reasonCode: "Declined" } })
  })

  it("is gone 30 days after its creation", async () => {
    const shop = await startShop()
    const { id } = await shop.purchase()
    shop.emulator.clock.advance({ days: 30, seconds: -1 })
    expect((await shop.call("GET", `checkoutSessions/${id}`)).status).toBe(200)
    shop.emulator.clock.advance({ seconds: 2 })
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.reasonCode).toBe("ResourceNotFound")
  })
})
