import { paymentOf, startProvider, type TestProvider } from "../test/provider"
import { yen } from "../../../amazon/test/sandbox"
import { capturePayment } from "./capture-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

function capture(data: Record<string, unknown>, id: string, amount: string, context = provider) {
  context.rows.captures[id] = amount
  return capturePayment(context, { data, context: { idempotency_key: id } })
}

describe("capturePayment", () => {
  it("captures what the capture's row says, though Medusa tells the provider no amount", async () => {
    const { data } = await capture(await provider.paid(2500), "capt_1", "2500")
    expect(paymentOf(data).charges).toMatchObject([
      { state: "Captured", captured_amount: "2500", capture_id: "capt_1" },
    ])
  })

  it("captures a part of the charge that is authorized", async () => {
    const { data } = await capture(await provider.paid(2500), "capt_1", "1000")
    expect(paymentOf(data).charges).toMatchObject([{ state: "Captured", captured_amount: "1000" }])
  })

  it("takes the next part by a new charge on the same permission", async () => {
    const { data } = await capture(await provider.paid(2500), "capt_1", "1000")
    const { data: after } = await capture(data ?? {}, "capt_2", "1500")
    expect(paymentOf(after).charges).toMatchObject([
      { captured_amount: "1000" },
      { captured_amount: "1500", state: "Captured", capture_id: "capt_2" },
    ])
  })

  it("makes a charge for each capture with Confirm", async () => {
    const confirming = await startProvider({ paymentIntent: "Confirm" })
    const { data } = await capture(await confirming.paid(2500), "capt_1", "800", confirming)
    expect(paymentOf(data).charges).toMatchObject([{ state: "Captured", captured_amount: "800" }])
    await confirming.sandbox.emulator.close()
  })

  it("tries again with another key after a decline, whose answer Amazon would repeat for ever", async () => {
    const confirming = await startProvider({ paymentIntent: "Confirm" })
    const data = await confirming.paid(2500)
    confirming.sandbox.emulator.faults.add({ kind: "simulate", method: "POST", path: "/charges", code: "SoftDeclined" })
    await expect(capture(data, "capt_1", "800", confirming)).rejects.toMatchObject({ code: "SoftDeclined" })
    const { data: after } = await capture(confirming.rows.data ?? data, "capt_2", "800", confirming)
    expect(paymentOf(after).charges).toMatchObject([{ state: "Captured", captured_amount: "800" }])
    await confirming.sandbox.emulator.close()
  })

  it("captures once when the answer was lost after the work was done", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/capture$" })
    const { data: after } = await capture(data, "capt_1", "2500")
    expect(paymentOf(after).charges).toMatchObject([{ captured_amount: "2500" }])
  })

  it("books a capture of the same amount that was made in Seller Central", async () => {
    const data = await provider.paid(2500)
    await captureByHand(data, 2500)
    const { data: after } = await capture(data, "capt_1", "2500")
    expect(paymentOf(after).charges).toMatchObject([{ state: "Captured", captured_amount: "2500" }])
  })

  it("says how much was captured already when that is another amount", async () => {
    const data = await provider.paid(2500)
    await captureByHand(data, 900)
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("captured 900 JPY of this charge already"),
    })
  })

  it("names Amazon's reason and request id when the capture is refused", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.clock.advance({ days: 3 })
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringMatching(/InvalidChargeStatus.*request id/),
    })
  })

  it("tells that nothing was booked when Amazon cannot be reached", async () => {
    const data = await provider.paid(2500)
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({
      type: "unexpected_state",
      message: expect.stringContaining("Nothing was booked in Medusa; try again."),
    })
  })

  it("sends nothing to Amazon for a payment that is not the provider's", async () => {
    await expect(capture({}, "capt_1", "2500")).rejects.toMatchObject({ type: "invalid_data" })
    expect(provider.sandbox.records).toEqual([])
  })
})

async function captureByHand(data: Record<string, unknown>, amount: number) {
  const [charge] = paymentOf(data).charges
  if (charge) await provider.sandbox.client.captureCharge(charge.id, yen(amount), "by-hand")
}
