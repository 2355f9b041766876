import { paymentOf, SESSION, startProvider, type TestProvider } from "../test/provider"
import { writePaymentData } from "../data/payment-data"
import { authorizePayment } from "./authorize-payment"
import { cancelPayment } from "./cancel-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

const authorize = (data: Record<string, unknown>, context = provider) =>
  authorizePayment(context, { data, context: { idempotency_key: SESSION } })

async function approved(outcome?: "approve" | "cancel" | "decline") {
  const { id, data } = await provider.confirmed(2500)
  provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id, outcome })
  return data
}

describe("authorizePayment", () => {
  it("completes the Checkout Session and keeps the ids of permission and charge", async () => {
    const { status, data } = await authorize(await approved())
    const payment = paymentOf(data)
    expect(status).toBe("authorized")
    expect(payment.charge_permission_id).toMatch(/^S03-/)
    expect(payment.charges).toMatchObject([{ state: "Authorized", amount: "2500", captured_amount: "0" }])
  })

  it("completes with Medusa's own amount, whatever data says", async () => {
    const data = await approved()
    provider.rows.sessionAmount = "2600"
    await expect(authorize(data)).rejects.toMatchObject({ type: "payment_requires_more_error", code: "total_changed" })
  })

  it("finds the payment of a session that was completed before", async () => {
    const data = await approved()
    const first = await authorize(data)
    const second = await authorize(data)
    expect(second.status).toBe("authorized")
    expect(paymentOf(second.data).charges[0]?.id).toBe(paymentOf(first.data).charges[0]?.id)
  })

  it("places no order on a payment that was canceled after an earlier completion", async () => {
    const data = await approved()
    const first = await authorize(data)
    await cancelPayment(provider, { data: first.data })
    await expect(authorize(data)).rejects.toMatchObject({ type: "payment_authorization_error" })
  })

  it("finds out by the session's state when Complete's answer was lost after the work was done", async () => {
    const data = await approved()
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/complete$", times: 1 })
    await expect(authorize(data)).resolves.toMatchObject({ status: "authorized" })
  })

  it("may be tried again while the buyer has not approved", async () => {
    const { id, data } = await provider.confirmed(2500)
    await expect(authorize(data)).rejects.toMatchObject({ type: "payment_requires_more_error", code: "not_approved" })
    provider.sandbox.emulator.buyer.approve({ checkoutSessionId: id })
    await expect(authorize(data)).resolves.toMatchObject({ status: "authorized" })
  })

  it("says that the buyer canceled", async () => {
    const data = await approved("cancel")
    await expect(authorize(data)).rejects.toMatchObject({ type: "payment_authorization_error", code: "buyer_canceled" })
  })

  it("says that Amazon declined", async () => {
    const data = await approved("decline")
    await expect(authorize(data)).rejects.toMatchObject({ type: "payment_authorization_error", code: "declined" })
  })

  it("says that Amazon could not be reached, and can be tried again", async () => {
    const data = await approved()
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
    await expect(authorize(data)).rejects.toMatchObject({
      type: "payment_requires_more_error",
      code: "amazon_unreachable",
    })
  })

  it("refuses in words for the admin when no buyer has been to Amazon", async () => {
    await expect(authorize({})).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("has not been to Amazon Pay"),
    })
  })

  it("believes no ids that a shopper posted, not even of a payment that was authorized", async () => {
    const paid = paymentOf(await provider.paid(100))
    const forged = writePaymentData({ ...paid, amount: "2500" })
    await expect(authorize(forged)).rejects.toMatchObject({ type: "not_allowed", code: "not_approved" })
  })

  it("believes another payment session's data as little", async () => {
    const data = await approved()
    const other = { data, context: { idempotency_key: "payses_02" } }
    await expect(authorizePayment(provider, other)).rejects.toMatchObject({ code: "not_approved" })
  })

  it("looks at an authorization of its own again, that is decided later", async () => {
    const first = await authorize(await approved())
    await expect(authorize(first.data ?? {})).resolves.toMatchObject({ status: "authorized" })
  })

  it("is captured at once with AuthorizeWithCapture", async () => {
    const capturing = await startProvider({ paymentIntent: "AuthorizeWithCapture" })
    const data = await capturing.paid(2500)
    expect(paymentOf(data).charges).toMatchObject([{ state: "Captured", captured_amount: "2500" }])
    await capturing.sandbox.emulator.close()
  })

  it("has a permission and no charge with Confirm", async () => {
    const confirming = await startProvider({ paymentIntent: "Confirm" })
    const payment = paymentOf(await confirming.paid(2500))
    expect(payment).toMatchObject({ charge_permission_id: expect.stringMatching(/^S03-/), charges: [] })
    await confirming.sandbox.emulator.close()
  })
})
