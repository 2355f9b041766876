import type { ChargeId } from "../../../amazon/ids"
import { yen } from "../../../amazon/test/sandbox"
import { settleInterrupted } from "../../../ledger/operate"
import { bookingMark } from "../data/booking-mark"
import { operatorOf } from "../provider-context"
import { useProvider, type TestProvider } from "../test/provider"
import { refundPayment } from "./refund-payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

async function captured(...amounts: string[]) {
  await provider.paid(String(amounts.reduce((sum, amount) => sum + Number(amount), 0)))
  for (const [index, amount] of amounts.entries()) await provider.capture(`capt_${String(index)}`, amount)
  return (await provider.holdings()).charges.map(({ id }) => id)
}

/** What each of Medusa's refunds has given back. */
async function given() {
  return (await provider.holdings()).refunds.map(({ amount, refund_id }) => [amount.amount, refund_id])
}

/** What Amazon has given back of each charge. */
async function givenAtAmazon() {
  return (await provider.chargesAtAmazon()).map(({ refunded }) => refunded)
}

function loseAnswers() {
  provider.sandbox.emulator.faults.add({ kind: "drop-after", method: "POST", path: "/refunds", times: 3 })
}

function refundByHand(chargeId: ChargeId, amount: number) {
  return provider.sandbox.client.createRefund({ chargeId, refundAmount: yen(amount) }, `by-hand-${String(amount)}`)
}

describe("refundPayment", () => {
  it("refunds a part, and knows which of Medusa's refunds it is for", async () => {
    await captured("2500")
    const { charges, refunds } = await provider.refund("ref_1", "700")
    expect(refunds).toMatchObject([{ state: "RefundInitiated", amount: "700" }])
    expect(charges).toMatchObject([{ refunded_amount: "700" }])
    expect(await given()).toEqual([["700", "ref_1"]])
  })

  it("refunds several times, each with a key of its own", async () => {
    await captured("2500")
    await provider.refund("ref_1", "700")
    await provider.refund("ref_2", "700")
    expect(await givenAtAmazon()).toEqual(["1400"])
  })

  it("refunds twice at the same time", async () => {
    await captured("2500")
    await Promise.all([provider.refund("ref_1", "700"), provider.refund("ref_2", "700")])
    expect(await givenAtAmazon()).toEqual(["1400"])
  })

  it.each([
    [{ kind: "status", status: 422, body: { reasonCode: "TransactionCountExceeded", message: "No more." } }],
    [{ kind: "status", status: 503, times: null }],
  ] as const)("tells what was returned when a further part of the refund is not: %j", async (fault) => {
    const [, second] = await captured("1000", "1500")
    provider.sandbox.emulator.faults.add({ ...fault, method: "POST", path: "/refunds", body_pattern: second! })
    await expect(provider.refund("ref_1", "2500")).rejects.toMatchObject({
      message: expect.stringMatching(/1500 JPY.* The other 1000 JPY of the 2500 JPY is returned/),
    })
  })

  it("spreads a refund over the captured charges, oldest first", async () => {
    await captured("1000", "1500")
    await provider.refund("ref_1", "1200")
    expect(await given()).toEqual([
      ["1000", "ref_1"],
      ["200", "ref_1"],
    ])
  })

  it("gives back all of an amount with a fraction of the smallest unit, in parts that add up at Amazon", async () => {
    await provider.paid("1000.5")
    await provider.capture("capt_1", "1000.5")
    for (const id of ["ref_1", "ref_2", "ref_3"]) await provider.refund(id, "333.5")
    expect(await givenAtAmazon()).toEqual(["1001"])
  })

  it("returns the money once when Medusa asks twice for the same refund", async () => {
    await captured("2500")
    await provider.refund("ref_1", "700")
    await provider.medusa.delete("refund", "ref_1")
    await provider.refund("ref_1", "700")
    expect(await given()).toEqual([["700", "ref_1"]])
  })

  it("refunds no more than Amazon has left, and says how much that is", async () => {
    const [charge] = await captured("2500")
    await refundByHand(charge!, 2000)
    await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("can refund 500 JPY at most"),
    })
  })

  it("goes by what Amazon has left on each charge, not by what we have refunded", async () => {
    const [first] = await captured("1000", "1500")
    await refundByHand(first!, 900)
    await provider.refund("ref_1", "600")
    expect(await givenAtAmazon()).toEqual(["1000", "500"])
  })

  it("refuses when nothing is captured", async () => {
    await provider.paid("2500")
    await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("nothing is captured"),
    })
  })

  it("moves no money for a refund that is only to be booked", async () => {
    const [charge] = await captured("2500")
    const before = provider.sandbox.records.length
    expect((await provider.refund("ref_1", "700", bookingMark(charge!))).refunds).toEqual([])
    expect(provider.sandbox.records).toHaveLength(before)
  })

  it("tries again with another key after a refusal, whose answer Amazon would repeat for ever", async () => {
    await captured("2500")
    const body = { reasonCode: "AmazonRejected", message: "for a test" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 422, method: "POST", path: "/refunds", body })
    await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({ type: "not_allowed", code: "AmazonRejected" })
    await provider.refund("ref_2", "700")
    expect(await given()).toEqual([["700", "ref_2"]])
  })
})

describe("a refund whose answer was lost", () => {
  it("is told as one whose outcome is not known", async () => {
    await captured("2500")
    loseAnswers()
    await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({
      type: "unexpected_state",
      code: "outcome_unknown",
      message: expect.stringMatching(/of 700 JPY.*The outcome is not known yet/),
    })
  })

  it.each(["700", "2500"])(
    "is the next one's for as much (%s), since Medusa has taken its row back",
    async (amount) => {
      await captured("2500")
      loseAnswers()
      await expect(provider.refund("ref_1", amount)).rejects.toMatchObject({ code: "outcome_unknown" })
      await provider.refund("ref_2", amount)
      expect(await given()).toEqual([[amount, "ref_2"]])
      expect(await givenAtAmazon()).toEqual([amount])
    },
  )

  it("is gone on with when it broke off half-way: the buyer gets back no more than the admin said", async () => {
    await captured("1000", "1500")
    provider.sandbox.emulator.faults.add({ kind: "latency", ms: 0, method: "POST", path: "/refunds" })
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, method: "POST", path: "/refunds", times: 3 })
    await expect(provider.refund("ref_1", "1200")).rejects.toMatchObject({ type: "unexpected_state" })
    await provider.refund("ref_2", "1200")
    expect(await given()).toEqual([
      ["1000", "ref_2"],
      ["200", "ref_2"],
    ])
    expect(await givenAtAmazon()).toEqual(["1000", "200"])
  })

  describe("and that was booked meanwhile", () => {
    beforeEach(async () => {
      await captured("2500")
      loseAnswers()
      await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({ code: "outcome_unknown" })
      const [charge] = (await provider.holdings()).charges
      await settleInterrupted(operatorOf(provider), charge!.charge_permission_id)
      const [refund] = (await provider.holdings()).refunds
      await provider.medusa.refund("ref_booked", "700", bookingMark(refund!.id))
      await provider.ledger.bookRefund(refund!.id, "ref_booked")
    })

    it("is told to whoever asks for as much again, and nothing is given back", async () => {
      await expect(provider.refund("ref_2", "700")).rejects.toMatchObject({
        type: "not_allowed",
        message: expect.stringContaining("700 JPY was refunded by the request before this one"),
      })
      expect(await givenAtAmazon()).toEqual(["700"])
    })

    it("is told once: the next one is meant", async () => {
      await expect(provider.refund("ref_2", "700")).rejects.toMatchObject({ type: "not_allowed" })
      await provider.refund("ref_3", "700")
      expect(await givenAtAmazon()).toEqual(["1400"])
    })

    it("does not keep another amount from being refunded", async () => {
      await provider.refund("ref_2", "500")
      expect(await givenAtAmazon()).toEqual(["1200"])
    })
  })
})

it("a refund that Amazon declines at once is to be given back in another way", async () => {
  await captured("2500")
  const statusDetails = { state: "Declined", reasonCode: "AmazonRejected" }
  provider.sandbox.emulator.faults.add({ kind: "rewrite", pattern: "/refunds", fields: { statusDetails }, times: null })
  await expect(provider.refund("ref_1", "700")).rejects.toMatchObject({
    type: "not_allowed",
    message: "Amazon declined the refund of 700 JPY (AmazonRejected). Return the money in another way.",
  })
})

it("a refund that Medusa does not name is not made", async () => {
  await captured("2500")
  await expect(refundPayment(provider, { amount: 700 })).rejects.toMatchObject({
    type: "invalid_data",
    message: "Medusa named no refund to make.",
  })
  expect(await givenAtAmazon()).toEqual(["0"])
})
