import type { ChargeId } from "../../../amazon/ids"
import { yen } from "../../../amazon/test/sandbox"
import { operate, settleInterrupted } from "../../../ledger/operate"
import type { OperationRequest } from "../../../ledger/operation"
import { bookingMark } from "../data/booking-mark"
import { operatorOf } from "../provider-context"
import { COLLECTION, PROVIDER, SESSION, useProvider, type TestProvider } from "../test/provider"
import { capturePayment } from "./capture-payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

/** What each of Medusa's captures has taken. */
async function taken() {
  const { charges } = await provider.holdings()
  return charges
    .filter(({ state }) => state === "Captured" || state === "CaptureInitiated")
    .map(({ captured, capture_id }) => [captured.amount, capture_id])
}

/** What Amazon has taken in all. */
async function takenAtAmazon() {
  const charges = await provider.chargesAtAmazon()
  return charges.reduce((sum, { captured }) => sum + Number(captured), 0)
}

/** Amazon does the work, and all of its answers are lost. */
const loseAnswers = (pattern = "/capture$") =>
  provider.sandbox.emulator.faults.add({ kind: "drop-after", method: "POST", pattern, times: 3 })

describe("capturePayment", () => {
  it("captures what the capture's row says, though Medusa tells the provider no amount", async () => {
    await provider.paid("2500")
    const { charges } = await provider.capture("capt_1", "2500")
    expect(charges).toMatchObject([{ state: "Captured", captured_amount: "2500" }])
    expect(await taken()).toEqual([["2500", "capt_1"]])
  })

  it("asks Amazon once", async () => {
    await provider.paid("2500")
    const before = provider.sandbox.records.length
    await provider.capture("capt_1", "2500")
    expect(provider.sandbox.records).toHaveLength(before + 1)
  })

  it("captures a part of the charge that is authorized", async () => {
    await provider.paid("2500")
    const { charges } = await provider.capture("capt_1", "1000")
    expect(charges).toMatchObject([{ state: "Captured", captured_amount: "1000" }])
  })

  it("tells what was captured when the rest, on another charge, is not", async () => {
    await provider.paid("2500", "1000")
    const body = { reasonCode: "InvalidChargeStatus", message: "No more." }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 422, body, method: "POST", pattern: "/capture$" })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      message: expect.stringMatching(/1000 JPY.* The other 1500 JPY of the 2500 JPY is captured/),
    })
  })

  it("takes the next part by a new charge on the same permission", async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "1000")
    await provider.capture("capt_2", "1500")
    expect(await taken()).toEqual([
      ["1000", "capt_1"],
      ["1500", "capt_2"],
    ])
  })

  it("takes all of an amount with a fraction of the smallest unit, in parts that add up at Amazon", async () => {
    await provider.paid("1000.5")
    for (const id of ["capt_1", "capt_2", "capt_3"]) await provider.capture(id, "333.5")
    expect(await taken()).toEqual([
      ["334", "capt_1"],
      ["333", "capt_2"],
      ["334", "capt_3"],
    ])
  })

  it("gives two captures of the same amount at the same time a charge each", async () => {
    await provider.paid("2500")
    await Promise.all([provider.capture("capt_1", "500"), provider.capture("capt_2", "500")])
    expect((await taken()).sort()).toEqual([
      ["500", "capt_1"],
      ["500", "capt_2"],
    ])
  })

  it("takes no more than the payment, though two captures at the same time ask for it", async () => {
    await provider.paid("2500")
    const both = await Promise.allSettled([provider.capture("capt_1", "2000"), provider.capture("capt_2", "2000")])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await takenAtAmazon()).toBe(2000)
  })

  it("takes what is more than the charge holds by a new one, which is made first", async () => {
    await reauthorizedFor(1000)
    await provider.capture("capt_1", "2500")
    expect(await taken()).toEqual([
      ["1000", "capt_1"],
      ["1500", "capt_1"],
    ])
  })

  it("captures nothing when the charge for the rest is declined", async () => {
    await reauthorizedFor(1000)
    simulate("SoftDeclined")
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({ code: "SoftDeclined" })
    expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Canceled" }, { state: "Authorized" }])
  })

  it("makes no charge for the rest when the authorization has ended", async () => {
    await reauthorizedFor(1000)
    provider.sandbox.emulator.clock.advance({ days: 3 })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      message: expect.stringMatching(/is Canceled/),
    })
  })

  it("goes on with what it took when it broke off after the first of two charges", async () => {
    await reauthorizedFor(1000)
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({ type: "unexpected_state" })
    provider.sandbox.emulator.faults.clear()
    await provider.capture("capt_2", "2500")
    expect(await taken()).toEqual([
      ["1000", "capt_2"],
      ["1500", "capt_2"],
    ])
  })

  it("makes a charge for each capture with Confirm", async () => {
    provider = await start({ paymentIntent: "Confirm" })
    await provider.paid("2500")
    await provider.capture("capt_1", "800")
    expect(await taken()).toEqual([["800", "capt_1"]])
  })

  it("tries again with another key after a decline, whose answer Amazon would repeat for ever", async () => {
    provider = await start({ paymentIntent: "Confirm" })
    await provider.paid("2500")
    simulate("SoftDeclined")
    await expect(provider.capture("capt_1", "800")).rejects.toMatchObject({ code: "SoftDeclined" })
    await provider.capture("capt_2", "800")
    expect(await taken()).toEqual([["800", "capt_2"]])
  })

  it("names Amazon's reason and the request's number when the capture is refused", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.clock.advance({ days: 3 })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringMatching(/InvalidChargeStatus.*\(request [\w-]+\)/),
    })
  })

  it("sends nothing to Amazon for a payment that the ledger does not know", async () => {
    await provider.medusa.session("2500")
    await provider.medusa.payment("2500")
    await provider.medusa.capture("capt_1", "2500")
    const input = { context: { idempotency_key: "capt_1" } }
    await expect(capturePayment(provider, input)).rejects.toMatchObject({ type: "not_allowed" })
    expect(provider.sandbox.records).toEqual([])
  })

  it("captures nothing when Medusa names no capture", async () => {
    await expect(capturePayment(provider, {})).rejects.toMatchObject({ type: "invalid_data" })
  })
})

describe("a capture whose answer was lost", () => {
  it("is made once when one answer was lost", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/capture$" })
    await provider.capture("capt_1", "2500")
    expect(await taken()).toEqual([["2500", "capt_1"]])
  })

  it("is told as one whose outcome is not known, and what to do", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "unexpected_state",
      code: "outcome_unknown",
      message: expect.stringMatching(/of 2500 JPY.*The outcome is not known yet.*refresh the Amazon Pay panel/),
    })
  })

  it.each(["1000", "2500"])(
    "is the next one's for as much (%s), since Medusa has taken its row back",
    async (amount) => {
      await provider.paid("2500")
      loseAnswers()
      await expect(provider.capture("capt_1", amount)).rejects.toMatchObject({ code: "outcome_unknown" })
      await provider.capture("capt_2", amount)
      expect(await taken()).toEqual([[amount, "capt_2"]])
      expect(await takenAtAmazon()).toBe(Number(amount))
    },
  )

  it.each([
    ["with Confirm", { paymentIntent: "Confirm" }],
    ["with allowOvercharge", { allowOvercharge: true }],
  ] as const)("takes once %s", async (_, options) => {
    provider = await start(options)
    await provider.paid("2500")
    loseAnswers("(/capture|/charges)$")
    await expect(provider.capture("capt_1", "1000")).rejects.toMatchObject({ code: "outcome_unknown" })
    await provider.capture("capt_2", "1000")
    expect(await takenAtAmazon()).toBe(1000)
  })

  describe("and that was booked meanwhile", () => {
    beforeEach(async () => {
      const { charge_permission_id } = await provider.paid("2500")
      loseAnswers()
      await expect(provider.capture("capt_1", "1000")).rejects.toMatchObject({ code: "outcome_unknown" })
      await settleInterrupted(operatorOf(provider), charge_permission_id!)
      const [charge] = (await provider.holdings()).charges
      await provider.medusa.capture("capt_booked", "1000", bookingMark(charge!.id))
      await provider.ledger.bookCharge(charge!.id, "capt_booked")
    })

    it("is told to whoever asks for as much again, and nothing is taken", async () => {
      await expect(provider.capture("capt_2", "1000")).rejects.toMatchObject({
        type: "not_allowed",
        message: expect.stringContaining("1000 JPY was captured by the request before this one"),
      })
      expect(await takenAtAmazon()).toBe(1000)
    })

    it("is told once: the next one is meant", async () => {
      await expect(provider.capture("capt_2", "1000")).rejects.toMatchObject({ type: "not_allowed" })
      await provider.capture("capt_3", "1000")
      expect(await takenAtAmazon()).toBe(2000)
    })

    it("does not keep another amount from being captured", async () => {
      await provider.capture("capt_2", "700")
      expect(await takenAtAmazon()).toBe(1700)
    })
  })
})

describe("a capture beside one in Seller Central", () => {
  it("books one of the same amount", async () => {
    await provider.paid("2500")
    await captureByHand(2500)
    await provider.capture("capt_1", "2500")
    expect(await taken()).toEqual([["2500", "capt_1"]])
  })

  it("says how much was captured already when that is another amount", async () => {
    await provider.paid("2500")
    await captureByHand(900)
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("has taken 900 JPY of this charge already"),
    })
  })

  it("takes no more than the payment once that one is known", async () => {
    provider = await start({ allowOvercharge: true })
    await provider.paid("2500")
    await captureByHand(900)
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({ type: "not_allowed" })
    await expect(provider.capture("capt_2", "1700")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("has taken 900 JPY of 2500 JPY already"),
    })
    expect(await takenAtAmazon()).toBe(900)
  })
})

function simulate(code: string) {
  provider.sandbox.emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code })
}

async function captureByHand(amount: number) {
  const [charge] = (await provider.holdings()).charges
  await provider.sandbox.client.captureCharge(charge!.id, yen(amount), "by-hand")
}

/** A payment of 2500 yen whose charge was released, and which holds less since. */
async function reauthorizedFor(amount: number): Promise<void> {
  const { charge_permission_id, charges } = await provider.paid("2500")
  const chargePermissionId = charge_permission_id!
  const requests: OperationRequest[] = [
    { kind: "cancel", chargeId: charges[0]!.id as ChargeId, cancellationReason: "for a test" },
    {
      kind: "charge",
      chargePermissionId,
      chargeAmount: yen(amount),
      captureNow: false,
      canHandlePendingAuthorization: false,
      turn: null,
    },
  ]
  const owner = {
    provider_id: PROVIDER,
    owner: SESSION,
    payment_session_id: SESSION,
    payment_collection_id: COLLECTION,
  }
  await operate(operatorOf(provider), chargePermissionId, () => {
    const request = requests.shift()
    return request ? { ...owner, subject: chargePermissionId, request } : null
  })
}

describe("a capture by a charge of its own", () => {
  it("is not asked for beyond what the Charge Permission has room for, of which a charge made elsewhere may have taken some", async () => {
    provider = await start({ paymentIntent: "Confirm" })
    const { charge_permission_id } = await provider.paid("2500")
    const elsewhere = {
      chargePermissionId: charge_permission_id!,
      chargeAmount: { amount: "1000", currencyCode: "JPY" },
      captureNow: true,
      canHandlePendingAuthorization: false,
    }
    await provider.sandbox.client.createCharge(elsewhere, "elsewhere")
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      code: "beyond_limit",
      message: expect.stringContaining("has room for 1500 JPY, and 2500 JPY was to be charged"),
    })
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(1)
    await provider.capture("capt_2", "1500")
    expect(provider.sandbox.emulator.objects("charges")).toHaveLength(2)
  })

  it("that Amazon declines at once is told with its reason", async () => {
    provider = await start({ paymentIntent: "Confirm" })
    await provider.paid("2500")
    const statusDetails = { state: "Declined", reasonCode: "HardDeclined" }
    const pattern = "/charges"
    provider.sandbox.emulator.faults.add({ kind: "rewrite", pattern, fields: { statusDetails }, times: null })
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: "Amazon Pay cannot capture: the charge was declined (HardDeclined).",
    })
  })
})
