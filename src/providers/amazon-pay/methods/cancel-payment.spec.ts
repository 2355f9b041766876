import { paymentOf, startProvider, type TestProvider } from "../test/provider"
import { cancelPayment } from "./cancel-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

describe("cancelPayment", () => {
  it("releases the authorization and leaves the permission open, for Medusa cancels at order edits too", async () => {
    const { data } = await provider.cancel(await provider.paid(2500))
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
    const edited = await provider.cancel(data)
    expect(paymentOf(edited.data)).toMatchObject({ charges: [{ state: "Authorized" }], replacement: "due" })
    provider.rows.isReplaced = false
    const canceled = await provider.cancel(edited.data)
    expect(paymentOf(canceled.data)).toMatchObject({ charges: [{ state: "Canceled" }], replacement: null })
  })

  it("is the same the second time", async () => {
    const data = await provider.paid(2500)
    await provider.cancel(data)
    expect(paymentOf((await provider.cancel(data)).data).charges).toMatchObject([{ state: "Canceled" }])
  })

  it("never cancels what is captured", async () => {
    const data = await provider.paid(2500)
    const { data: captured } = await provider.capture(data, "capt_1", "2500")
    expect(paymentOf((await provider.cancel(captured)).data).charges).toMatchObject([{ state: "Captured" }])
  })

  it("refuses when Amazon has captured what Medusa does not know of: it is to be booked and refunded", async () => {
    const data = await provider.paid(2500)
    await provider.capture(data, "capt_1", "2500")
    await expect(provider.cancel(data)).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("was captured at Amazon"),
    })
  })

  it("refuses when a part was captured by another charge since Medusa read the payment", async () => {
    const before = await provider.paid(2500, "1000")
    const { data } = await provider.capture(before, "capt_1", "500")
    const { data: now } = await provider.capture(data, "capt_2", "700")
    await expect(provider.cancel(now, data)).rejects.toMatchObject({ type: "not_allowed" })
    expect(paymentOf(provider.stored()).charges).toHaveLength(2)
  })

  it("releases what was authorized when Medusa could write down no payment", async () => {
    const { data } = await cancelPayment(provider, { data: await provider.paid(2500) })
    expect(paymentOf(data).charges).toMatchObject([{ state: "Canceled" }])
  })

  it("refuses while Amazon captures, which ends in a capture", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "simulate", pattern: "/capture$", code: "CaptureInitiated" })
    const { data: capturing } = await provider.capture(data, "capt_1", "2500")
    await expect(provider.cancel(capturing)).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("asks nothing of Amazon without data, as Medusa calls it after some failures", async () => {
    expect(await cancelPayment(provider, {})).toEqual({ data: {} })
    expect(provider.sandbox.records).toEqual([])
  })

  it("throws when Amazon cannot be reached, so that Medusa does not book a release that did not happen", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/cancel$", times: null })
    await expect(provider.cancel(data)).rejects.toMatchObject({ type: "unexpected_state" })
  })
})
