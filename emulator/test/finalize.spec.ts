import { startShop, yen } from "./support/shop.js"

describe("finalize", () => {
  it("completes without an update before it, and has cartDetails among its keys", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    shop.emulator.buyer.confirm({ checkoutSessionId: id })
    const { body: session } = await shop.call("GET", `checkoutSessions/${id}`)
    const body = {
      shippingAddress: session.shippingAddress,
      chargeAmount: yen(500),
      paymentIntent: "Confirm",
      canHandlePendingAuthorization: false,
    }
    const done = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(done.status).toBe(200)
    expect(Object.keys(done.body).slice(3, 6)).toEqual(["paymentDetails", "cartDetails", "chargePermissionType"])
    expect(done.body.statusDetails?.state).toBe("Completed")
  })

  it("is refused until the buyer has confirmed", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    const { body: session } = await shop.call("GET", `checkoutSessions/${id}`)
    const body = { shippingAddress: session.shippingAddress, chargeAmount: yen(500), paymentIntent: "Confirm" }
    const answer = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(answer.body.reasonCode).toBe("InvalidCheckoutSessionStatus")
  })

  it("refuses a billing address that is not the buyer's for PayOnly", async () => {
    const shop = await startShop()
    const press = { ...shop.press(), productType: "PayOnly" as const }
    const { checkoutSessionId: id } = shop.emulator.buyer.checkout(press)
    shop.emulator.buyer.confirm({ checkoutSessionId: id })
    const billingAddress = { addressLine1: "elsewhere", countryCode: "JP" }
    const body = { billingAddress, chargeAmount: yen(500), paymentIntent: "Confirm" }
    const answer = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(answer.body.message).toContain("billingAddress.addressLine1")
  })

  it("refuses an address the buyer did not choose", async () => {
    const shop = await startShop()
    const body = {
      shippingAddress: { postalCode: "000-0000", countryCode: "JP" },
      chargeAmount: yen(500),
      paymentIntent: "Confirm",
    }
    const id = shop.checkout()
    shop.emulator.buyer.confirm({ checkoutSessionId: id })
    const answer = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(answer.body.reasonCode).toBe("InvalidParameterValue")
  })
})
