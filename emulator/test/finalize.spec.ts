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

  it.each([
    ["is the buyer's", (buyers: object) => buyers, undefined],
    ["is another", (buyers: object) => ({ ...buyers, addressLine1: "elsewhere" }), "InvalidParameterValue"],
    ["is left out", () => undefined, "MissingParameterValue"],
  ])("needs the billing address for PayOnly: one that %s", async (_, given, reasonCode) => {
    const shop = await startShop()
    const press = { ...shop.press(), productType: "PayOnly" as const }
    const { checkoutSessionId: id } = shop.emulator.buyer.checkout(press)
    shop.emulator.buyer.confirm({ checkoutSessionId: id })
    const { body: session } = await shop.call("GET", `checkoutSessions/${id}`)
    const body = {
      billingAddress: given(session.billingAddress ?? {}),
      chargeAmount: yen(500),
      paymentIntent: "Confirm",
    }
    const answer = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(answer.body.reasonCode).toBe(reasonCode)
  })

  it.each<[string, object, string | undefined]>([
    ["all of it", {}, undefined],
    ["another amount", { chargeAmount: yen(501) }, "AmountMismatch"],
    ["another total", { totalOrderAmount: yen(801) }, "AmountMismatch"],
    ["no total", { totalOrderAmount: undefined }, "AmountMismatch"],
    ["other supplementaryData", { supplementaryData: "b" }, "InvalidParameterValue"],
    ["no supplementaryData", { supplementaryData: undefined }, "MissingParameterValue"],
  ])("has to say again what the session has: %s", async (_, changes, reasonCode) => {
    const shop = await startShop()
    const said = { chargeAmount: yen(500), totalOrderAmount: yen(800) }
    const id = shop.checkout({}, shop.payload({ paymentDetails: said, supplementaryData: "a" }))
    shop.emulator.buyer.confirm({ checkoutSessionId: id })
    const { shippingAddress } = (await shop.call("GET", `checkoutSessions/${id}`)).body
    const body = { shippingAddress, paymentIntent: "Authorize", ...said, supplementaryData: "a", ...changes }
    const answer = await shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    expect(answer.body.reasonCode).toBe(reasonCode)
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
