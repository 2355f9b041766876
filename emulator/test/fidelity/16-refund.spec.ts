import { startShop, yen } from "../support/shop.js"
import { chargeOf, refund } from "../support/money.js"

describe("16. A Refund", () => {
  it("is always asynchronous", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const { body } = await refund(shop, chargeId, 500)
    expect(body.statusDetails?.state).toBe("RefundInitiated")
    shop.emulator.clock.advance({ seconds: 31 })
    const settled = await shop.call("GET", `refunds/${String(body.refundId)}`)
    expect(settled.body.statusDetails?.state).toBe("Refunded")
  })

  it("needs a captured charge", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    expect((await refund(shop, chargeId, 1)).body.reasonCode).toBe("InvalidChargeStatus")
  })

  it("may exceed the capture by 15 percent", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    expect((await refund(shop, chargeId, 2876)).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await refund(shop, chargeId, 2875)).status).toBe(201)
  })

  it("may exceed a large capture by 8,400 yen in Japan", async () => {
    const shop = await startShop()
    const details = { paymentIntent: "AuthorizeWithCapture", chargeAmount: yen(1_000_000) }
    const { chargeId } = await shop.purchase(details)
    expect((await refund(shop, chargeId, 1_008_401)).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await refund(shop, chargeId, 1_008_400)).status).toBe(201)
  })

  it("may exceed a large capture by 75 dollars in the US", async () => {
    const usd = (amount: string) => ({ amount, currencyCode: "USD" })
    const shop = await startShop({ region: "na" })
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture", chargeAmount: usd("1000") })
    const back = (amount: string) => shop.call("POST", "refunds", { body: { chargeId, refundAmount: usd(amount) } })
    expect((await back("1075.01")).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await back("1075.00")).status).toBe(201)
  })

  it("is counted on the charge", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    await refund(shop, chargeId, 500)
    expect((await shop.call("GET", `charges/${chargeId}`)).body.refundedAmount).toEqual(yen(500))
  })

  describe("counted on the charge once it is settled", () => {
    async function refundOf500(code?: "ProcessingFailure") {
      const shop = await startShop()
      shop.emulator.openQuestions.refundedAmount = "settled"
      const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
      await refund(shop, chargeId, 500, code)
      const refundedAmount = async () => (await shop.call("GET", `charges/${chargeId}`)).body.refundedAmount
      return { shop, chargeId, refundedAmount }
    }

    it("is not counted while it is on its way", async () => {
      const { shop, refundedAmount } = await refundOf500()
      expect(await refundedAmount()).toEqual(yen(0))
      shop.emulator.clock.advance({ minutes: 1 })
      expect(await refundedAmount()).toEqual(yen(500))
    })

    it("leaves no more to be refunded while it is on its way", async () => {
      const { shop, chargeId } = await refundOf500()
      expect((await refund(shop, chargeId, 2376)).body.reasonCode).toBe("TransactionAmountExceeded")
      expect((await refund(shop, chargeId, 2375)).status).toBe(201)
    })

    it("is never counted when it is declined", async () => {
      const { shop, refundedAmount } = await refundOf500("ProcessingFailure")
      shop.emulator.clock.advance({ minutes: 1 })
      expect(await refundedAmount()).toEqual(yen(0))
    })
  })

  it("that is declined gives its amount back", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const created = await refund(shop, chargeId, 500, "ProcessingFailure")
    shop.emulator.clock.advance({ minutes: 1 })
    const { body } = await shop.call("GET", `refunds/${created.body.refundId}`)
    expect(body.statusDetails).toMatchObject({ state: "Declined", reasonCode: "ProcessingFailure" })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.refundedAmount).toEqual(yen(0))
  })

  it("can be made ten times for one charge", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    for (let number = 0; number < 10; number++) expect((await refund(shop, chargeId, 10)).status).toBe(201)
    const { status, body } = await refund(shop, chargeId, 10)
    expect([status, body.reasonCode]).toEqual([422, "TransactionCountExceeded"])
    expect((await chargeOf(shop, chargeId)).refundedAmount).toEqual(yen(100))
  })

  it("like a capture, cannot be in another currency than the checkout's", async () => {
    const shop = await startShop({ region: "eu" })
    const { chargeId } = await shop.purchase({ chargeAmount: { amount: "10", currencyCode: "EUR" } })
    const body = { captureAmount: { amount: "10", currencyCode: "GBP" } }
    expect((await shop.call("POST", `charges/${chargeId}/capture`, { body })).body.reasonCode).toBe("CurrencyMismatch")
  })
})
