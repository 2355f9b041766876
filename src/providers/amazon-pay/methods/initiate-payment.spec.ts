import { COLLECTION, paymentOf, SESSION, startProvider, type TestProvider } from "../test/provider"
import { sealConfirmation } from "../checkout/confirmation"
import { initiatePayment } from "./initiate-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

const initiate = (data?: Record<string, unknown>, amount: number | string = 2500, currency_code = "jpy") =>
  initiatePayment(provider, { amount, currency_code, data, context: { idempotency_key: SESSION } })

describe("initiatePayment", () => {
  it("makes a button without a call to Amazon when nothing is confirmed", async () => {
    const { id, status, data } = await initiate()
    expect({ id, status }).toEqual({ id: SESSION, status: "pending" })
    expect(data).toMatchObject({
      amazon_pay: { button: { available: true, productType: "PayAndShip" }, amount: "2500" },
    })
    expect(provider.sandbox.records).toEqual([])
  })

  it("asks for no address where an order is paid that is placed", async () => {
    provider.rows.isOfOrder = true
    expect((await initiate()).data).toMatchObject({ amazon_pay: { button: { productType: "PayOnly" } } })
  })

  it("sets the final amount on the Checkout Session when it is handed a sealed confirmation", async () => {
    const { id, data } = await provider.confirmed(2500)
    expect(paymentOf(data)).toMatchObject({ checkout_session_id: id, amount: "2500", currency_code: "JPY" })
    expect(paymentOf(data).redirect_url).toContain(id)
    expect(provider.sandbox.records).toHaveLength(1)
  })

  it("rounds half up, once, to what the currency has", async () => {
    const { data } = await initiate(undefined, "999.5")
    expect(paymentOf(data).amount).toBe("1000")
  })

  it("ignores an unsealed claim, and leaves nothing of it in data", async () => {
    const forged = {
      checkout_session_id: "00000000-0000-0000-0000-000000000000",
      charge_permission_id: "S03-1-1",
      evil: 1,
    }
    const { data } = await initiate({ amazon_pay: { ...forged, sealed: "a.b" } })
    expect(data?.["amazon_pay"]).toMatchObject({
      checkout_session_id: null,
      charge_permission_id: null,
      evil: null,
      sealed: null,
    })
  })

  it("ignores a confirmation that was sealed for another payment collection", async () => {
    const data = sealConfirmation(provider.account, {
      checkout_session_id: provider.sandbox.buyerReturns(),
      payment_collection_id: `${COLLECTION}_of_another_cart`,
      flow: "review",
      amount: "2500",
      first_charge: "",
      currency_code: "JPY",
      payment_descriptor: "",
    })
    expect(paymentOf((await initiate(data)).data).checkout_session_id).toBeNull()
  })

  it("refuses a confirmation for another amount than Medusa asks for", async () => {
    const data = sealConfirmation(provider.account, {
      checkout_session_id: provider.sandbox.buyerReturns(),
      payment_collection_id: COLLECTION,
      flow: "review",
      amount: "1",
      first_charge: "",
      currency_code: "JPY",
      payment_descriptor: "",
    })
    await expect(initiate(data)).rejects.toMatchObject({ type: "not_allowed", code: "total_changed" })
  })

  it("refuses a currency that the account's region cannot take, and says which it takes", async () => {
    await expect(initiate(undefined, 10, "usd")).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining('"jp" takes JPY, not USD'),
    })
  })

  it("says so when Amazon cannot be reached, as something that can be tried again", async () => {
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
    await expect(provider.confirmed(2500)).rejects.toMatchObject({ code: "amazon_unreachable" })
  })

  it("says why a session that was canceled cannot be confirmed", async () => {
    const { id, data } = await provider.confirmed(2500)
    provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id, outcome: "cancel" })
    const sealed = sealConfirmation(provider.account, {
      checkout_session_id: id,
      payment_collection_id: COLLECTION,
      flow: "review",
      amount: paymentOf(data).amount,
      first_charge: "",
      currency_code: "JPY",
      payment_descriptor: "",
    })
    await expect(initiate(sealed)).rejects.toMatchObject({ code: "buyer_canceled" })
  })
})
