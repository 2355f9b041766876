import { MERCHANT, startShop, yen } from "../support/shop.js"

describe("5. What is refused before any rule is asked", () => {
  const cases: [string, Record<string, unknown>, string, string][] = [
    ["an unknown field", { colour: "red" }, "UnrecognizedField", "colour"],
    [
      "a yen amount with decimals",
      { paymentDetails: { chargeAmount: { amount: "10.5", currencyCode: "JPY" } } },
      "InvalidParameterValue",
      "paymentDetails.chargeAmount.amount",
    ],
    [
      "an amount of zero",
      { paymentDetails: { chargeAmount: yen(0) } },
      "InvalidParameterValue",
      "paymentDetails.chargeAmount.amount",
    ],
    [
      "a currency Japan does not take",
      { paymentDetails: { chargeAmount: { amount: "10", currencyCode: "USD" } } },
      "InvalidParameterValue",
      "paymentDetails.chargeAmount.currencyCode",
    ],
    [
      "a missing amount",
      { paymentDetails: { chargeAmount: { currencyCode: "JPY" } } },
      "MissingParameterValue",
      "paymentDetails.chargeAmount.amount",
    ],
    [
      "a store name that is too long",
      { merchantMetadata: { merchantStoreName: "x".repeat(51) } },
      "InvalidParameterValue",
      "merchantMetadata.merchantStoreName",
    ],
    [
      "an unknown intent",
      { paymentDetails: { paymentIntent: "Steal" } },
      "InvalidParameterValue",
      "paymentDetails.paymentIntent",
    ],
    [
      "a result URL over plain http",
      { webCheckoutDetails: { checkoutResultReturnUrl: "http://shop.example/" } },
      "InvalidParameterValue",
      "webCheckoutDetails.checkoutResultReturnUrl",
    ],
    [
      "allowOvercharge, which only creation may set",
      { paymentDetails: { allowOvercharge: true } },
      "InvalidParameterValue",
      "paymentDetails.allowOvercharge",
    ],
    [
      "pending authorization with capture",
      { paymentDetails: { paymentIntent: "AuthorizeWithCapture", canHandlePendingAuthorization: true } },
      "InvalidParameterCombination",
      "canHandlePendingAuthorization",
    ],
  ]
  it.each(cases)("a body with %s is refused naming it", async (_, body, reasonCode, parameter) => {
    const shop = await startShop()
    const answer = await shop.call("PATCH", `checkoutSessions/${shop.checkout()}`, { body })
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe(reasonCode)
    expect(answer.body.message).toContain(parameter)
  })

  it("a body that is not a JSON object", async () => {
    const shop = await startShop()
    const answer = await shop.call("PATCH", `checkoutSessions/${shop.checkout()}`, { body: [] })
    expect([answer.status, answer.body.reasonCode]).toEqual([400, "InvalidRequestFormat"])
  })

  it("a body of which any part is wrong, as a whole", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id, {}, { recurringMetadata: { frequency: { unit: "Variable", value: "3" } } })
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.paymentDetails?.chargeAmount).toBeNull()
  })

  it("what is offered to invited shops only, with a clear word", async () => {
    const shop = await startShop()
    const body = shop.payload({ multiAddressesCheckoutMetadata: [{ addressId: "1" }] })
    const answer = await shop.call("POST", "checkoutSessions", { body })
    expect(answer.body.message).toContain("not emulated")
  })

  it("a path that does not exist is 404", async () => {
    const shop = await startShop()
    expect((await shop.call("GET", "wallets/1")).status).toBe(404)
  })

  it("a path with a method it does not take is 405", async () => {
    const shop = await startShop()
    const answer = await shop.call("DELETE", "checkoutSessions/1")
    expect(answer.status).toBe(405)
    expect(answer.body.reasonCode).toBe("UnsupportedOperation")
  })

  it.each(["reports", "disputes/D1", "merchantAccounts/A1", "files", "report-schedules", "disbursements"])(
    "%s, which exists at Amazon Pay and is not emulated, with a clear word",
    async (path) => {
      const { body } = await (await startShop()).call("GET", path)
      expect(body.message).toMatch(/exists at Amazon Pay but is not emulated/)
    },
  )

  it("refuses every call of an account that is not active", async () => {
    const shop = await startShop()
    shop.emulator.merchants.add({ ...MERCHANT, inactive: true })
    const answer = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect([answer.status, answer.body.reasonCode]).toEqual([403, "InvalidAccountStatus"])
    expect(shop.emulator.objects("checkoutSessions")).toEqual([])
  })
})
