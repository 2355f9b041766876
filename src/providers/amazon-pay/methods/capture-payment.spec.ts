import { paymentOf, startProvider, type TestProvider } from "../test/provider"
import { yen } from "../../../amazon/test/sandbox"
import { recordOfCharge } from "../data/charge-record"
import { writePaymentData } from "../data/payment-data"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

const capture = (data: Record<string, unknown>, id: string, amount: string, at = provider) =>
  at.capture(data, id, amount)

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
    const { data: after } = await capture(data, "capt_2", "1500")
    expect(paymentOf(after).charges).toMatchObject([
      { captured_amount: "1000" },
      { captured_amount: "1500", state: "Captured", capture_id: "capt_2" },
    ])
  })

  it("gives two captures of the same amount at the same time a charge each", async () => {
    const data = await provider.paid(2500)
    await Promise.all([capture(data, "capt_1", "500"), capture(data, "capt_2", "500")])
    const charges = paymentOf(provider.stored()).charges
    expect(charges).toMatchObject([{ captured_amount: "500" }, { captured_amount: "500" }])
    expect(new Set(charges.map(({ capture_id }) => capture_id))).toEqual(new Set(["capt_1", "capt_2"]))
  })

  it("takes what is more than the charge holds by a new one, which is made first", async () => {
    const data = await reauthorizedFor(1000)
    const { data: after } = await capture(data, "capt_1", "2500")
    expect(paymentOf(after).charges.filter(({ state }) => state === "Captured")).toMatchObject([
      { captured_amount: "1000", capture_id: "capt_1" },
      { captured_amount: "1500", capture_id: "capt_1" },
    ])
  })

  it("captures nothing when the charge for the rest is declined", async () => {
    const data = await reauthorizedFor(1000)
    provider.sandbox.emulator.faults.add({ kind: "simulate", method: "POST", path: "/charges", code: "SoftDeclined" })
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({ code: "SoftDeclined" })
    expect(provider.sandbox.emulator.objects("charges").at(-1)).toMatchObject({
      statusDetails: { state: "Authorized" },
    })
  })

  it("makes no charge for the rest when the authorization has ended", async () => {
    const data = await reauthorizedFor(1000)
    provider.sandbox.emulator.clock.advance({ days: 3 })
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({
      message: expect.stringMatching(/is Canceled/),
    })
  })

  it("goes on with what it took when it broke off after the first of two charges", async () => {
    const data = await reauthorizedFor(1000)
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    await expect(capture(data, "capt_1", "2500")).rejects.toMatchObject({ type: "unexpected_state" })
    provider.sandbox.emulator.faults.clear()
    const { data: after } = await capture(provider.stored(), "capt_2", "2500")
    expect(paymentOf(after).charges.filter(({ capture_id }) => capture_id === "capt_2")).toMatchObject([
      { captured_amount: "1000" },
      { captured_amount: "1500" },
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
    const { data: after } = await capture(confirming.stored(), "capt_2", "800", confirming)
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

/** A payment of 2500 yen whose charge was lost, and which holds less since. */
async function reauthorizedFor(amount: number): Promise<Record<string, unknown>> {
  const payment = paymentOf(await provider.paid(2500))
  const { client } = provider.sandbox
  const [lost] = payment.charges
  if (!lost || !payment.charge_permission_id) throw new Error("Nothing is authorized.")
  const canceled = recordOfCharge(await client.cancelCharge(lost.id, "for a test"), lost)
  const newCharge = { chargePermissionId: payment.charge_permission_id, chargeAmount: yen(amount), captureNow: false }
  const charge = await client.createCharge({ ...newCharge, canHandlePendingAuthorization: false }, "reauthorized")
  return writePaymentData({ ...payment, charges: [canceled, recordOfCharge(charge)] })
}
