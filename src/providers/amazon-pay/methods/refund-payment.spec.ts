import { paymentOf, startProvider, type TestProvider } from "../test/provider"
import { yen } from "../../../amazon/test/sandbox"
import { writePaymentData } from "../data/payment-data"
import { BOOKED_ONLY } from "./refund-payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

const refund = (data: Record<string, unknown>, amount: string, id = "ref_1", maker?: string) =>
  provider.refund(data, id, amount, maker)

async function captured(...amounts: string[]) {
  let data = await provider.paid(amounts.reduce((sum, amount) => sum + Number(amount), 0))
  for (const [index, amount] of amounts.entries()) {
    const id = `capt_${String(index)}`
    data = (await provider.capture(data, id, amount)).data
  }
  return data
}

describe("refundPayment", () => {
  it("refunds a part, and knows which of Medusa's refunds it is for", async () => {
    const { data } = await refund(await captured("2500"), "700")
    expect(paymentOf(data).refunds).toMatchObject([{ state: "RefundInitiated", amount: "700", refund_id: "ref_1" }])
    expect(paymentOf(data).charges).toMatchObject([{ refunded_amount: "700" }])
  })

  it("refunds several times, each with a key of its own", async () => {
    const first = await refund(await captured("2500"), "700")
    const second = await refund(first.data, "700", "ref_2")
    expect(paymentOf(second.data).charges).toMatchObject([{ refunded_amount: "1400" }])
  })

  it("spreads a refund over the captured charges, oldest first", async () => {
    const { data } = await refund(await captured("1000", "1500"), "1200")
    expect(paymentOf(data).refunds.map(({ amount }) => amount)).toEqual(["1000", "200"])
  })

  it("returns the money once when Medusa asks twice for the same refund", async () => {
    const first = await refund(await captured("2500"), "700")
    const { data } = await refund(first.data, "700")
    expect(paymentOf(data).charges).toMatchObject([{ refunded_amount: "700" }])
    expect(paymentOf(data).refunds).toHaveLength(1)
  })

  it("goes on with a refund that failed half-way: the buyer gets back no more than the admin said", async () => {
    const data = await captured("1000", "1500")
    const [, second] = paymentOf(data).charges
    provider.sandbox.emulator.faults.add({ kind: "latency", ms: 0, method: "POST", path: "/refunds" })
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, method: "POST", path: "/refunds", times: 3 })
    await expect(refund(data, "1200")).rejects.toMatchObject({ type: "unexpected_state" })
    const { data: after } = await refund(provider.stored(), "1200", "ref_2")
    expect(paymentOf(after).refunds.map(({ amount, refund_id }) => [amount, refund_id])).toEqual([
      ["1000", "ref_2"],
      ["200", "ref_2"],
    ])
    const atAmazon = await provider.sandbox.client.getCharge(second!.id)
    expect(atAmazon.refundedAmount?.amount).toBe("200")
  })

  it("refunds once when the answer was lost and the admin presses again", async () => {
    const data = await captured("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", path: "/refunds", times: 3 })
    await expect(refund(data, "700")).rejects.toMatchObject({ type: "unexpected_state" })
    const { data: after } = await refund(data, "700", "ref_2")
    const [made] = paymentOf(after).refunds
    const [charge] = paymentOf(after).charges
    expect(made?.amount).toBe("700")
    const atAmazon = charge && (await provider.sandbox.client.getCharge(charge.id))
    expect(atAmazon?.refundedAmount?.amount).toBe("700")
  })

  it("refunds anew once a refund whose answer was lost has been booked", async () => {
    const payment = paymentOf(await captured("2500"))
    provider.sandbox.emulator.faults.add({ kind: "drop-after", path: "/refunds", times: 3 })
    await expect(refund(writePaymentData(payment), "700")).rejects.toMatchObject({ type: "unexpected_state" })
    const booked = writePaymentData({ ...payment, found_refunds: 1 })
    await refund(booked, "700", "ref_2")
    const atAmazon = await provider.sandbox.client.getCharge(payment.charges[0]!.id)
    expect(atAmazon.refundedAmount?.amount).toBe("1400")
  })

  it("refunds no more than Amazon has left, and says how much that is", async () => {
    const data = await captured("2500")
    const [charge] = paymentOf(data).charges
    if (charge) await provider.sandbox.client.createRefund({ chargeId: charge.id, refundAmount: yen(2000) }, "by-hand")
    await expect(refund(data, "700")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("can refund 500 JPY at most"),
    })
  })

  it("refuses when nothing is captured", async () => {
    await expect(refund(await provider.paid(2500), "700")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("nothing is captured"),
    })
  })

  it("moves no money for a refund that is only to be booked", async () => {
    const data = await captured("2500")
    const before = provider.sandbox.records.length
    expect(paymentOf((await refund(data, "700", "ref_1", BOOKED_ONLY)).data).refunds).toEqual([])
    expect(provider.sandbox.records).toHaveLength(before)
  })
})
