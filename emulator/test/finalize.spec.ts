import { startShop, yen } from "./support/shop.js"

describe("finalize", () => {
  it("completes without an update before it, and has cartDetails among its keys", async () => {
    const shop = await startShop()
    const id = shop.checkout()
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

  it("refuses an address the buyer did not choose", async () => {
    const shop = await startShop()
    const body = {
      shippingAddress: { postalCode: "000-0000", countryCode: "JP" },
      chargeAmount: yen(500),
      paymentIntent: "Confirm",
    }
    const answer = await shop.call("POST", `checkoutSessions/${shop.checkout()}/finalize`, { body })
    expect(answer.body.reasonCode).toBe("InvalidParameterValue")
  })
})
