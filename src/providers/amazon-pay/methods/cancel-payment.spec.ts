import { paymentOf, startProvider, type TestProvider } from "../test/provider"
import { cancelPayment } from "./cancel-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

describe("cancelPayment", () => {
  it("releases the authorization and leaves the permission open, for Medusa cancels at order edits too", async () => {
    const { data } = await cancelPayment(provider, { data: await provider.paid(2500) })
    const payment = paymentOf(data)
    expect(payment.charges).toMatchObject([{ state: "Canceled", reason_code: "MerchantCanceled" }])
    const permission =
      payment.charge_permission_id && (await provider.sandbox.client.getChargePermission(payment.charge_permission_id))
    expect(permission).toMatchObject({ state: "Chargeable" })
  })

  it("leaves the authorization where the order was edited and Amazon may have room for a new one beside it", async () => {
    await provider.sandbox.emulator.close()
    provider = await startProvider({ allowOvercharge: true })
    const data = await provider.paid(2500)
    provider.rows.isReplaced = true
    const edited = await cancelPayment(provider, { data, context: { idempotency_key: "pay_1" } })
    expect(paymentOf(edited.data).charges).toMatchObject([{ state: "Authorized" }])
    provider.rows.isReplaced = false
    const canceled = await cancelPayment(provider, { data, context: { idempotency_key: "pay_1" } })
    expect(paymentOf(canceled.data).charges).toMatchObject([{ state: "Canceled" }])
  })

  it("is the same the second time", async () => {
    const data = await provider.paid(2500)
    await cancelPayment(provider, { data })
    expect(paymentOf((await cancelPayment(provider, { data })).data).charges).toMatchObject([{ state: "Canceled" }])
  })

  it("never cancels what is captured", async () => {
    const data = await provider.paid(2500)
    const { data: captured } = await provider.capture(data, "capt_1", "2500")
    expect(paymentOf((await cancelPayment(provider, { data: captured })).data).charges).toMatchObject([
      { state: "Captured" },
    ])
  })

  it("refuses when Amazon has captured what Medusa does not know of: it is to be booked and refunded", async () => {
    const data = await provider.paid(2500)
    await provider.capture(data, "capt_1", "2500")
    await expect(cancelPayment(provider, { data })).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("was captured at Amazon"),
    })
  })

  it("refuses while Amazon captures, which ends in a capture", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "simulate", pattern: "/capture$", code: "CaptureInitiated" })
    const { data: capturing } = await provider.capture(data, "capt_1", "2500")
    await expect(cancelPayment(provider, { data: capturing })).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("asks nothing of Amazon without data, as Medusa calls it after some failures", async () => {
    expect(await cancelPayment(provider, {})).toEqual({ data: {} })
    expect(provider.sandbox.records).toEqual([])
  })

  it("throws when Amazon cannot be reached, so that Medusa does not book a release that did not happen", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/cancel$", times: null })
    await expect(cancelPayment(provider, { data })).rejects.toMatchObject({ type: "unexpected_state" })
  })
})
