import { yen } from "../../../amazon/test/sandbox"
import { whilePlacing } from "../checkout/placing"
import { useProvider, type TestProvider } from "../test/provider"
import { cancelPayment } from "./cancel-payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

const releases = async () =>
  (await provider.holdings()).operations
    .filter(({ request }) => request.kind === "cancel")
    .map(({ outcome }) => outcome)

describe("cancelPayment", () => {
  it("releases the authorization and leaves the permission open, for Medusa cancels at order edits too", async () => {
    const { charge_permission_id } = await provider.paid("2500")
    const { charges } = await provider.cancel()
    expect(charges).toMatchObject([{ state: "Canceled", reason_code: "MerchantCanceled" }])
    expect(await provider.sandbox.client.getChargePermission(charge_permission_id!)).toMatchObject({
      state: "Chargeable",
    })
  })

  it("is the same the second time", async () => {
    await provider.paid("2500")
    await provider.cancel()
    expect((await provider.cancel()).charges).toMatchObject([{ state: "Canceled" }])
  })

  it("never cancels what is captured", async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "2500")
    expect((await provider.cancel()).charges).toMatchObject([{ state: "Captured" }])
  })

  it("refuses when Amazon has captured what Medusa does not know of: it is to be booked and refunded", async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "2500")
    await provider.medusa.delete("capture", "capt_1")
    await expect(provider.cancel()).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("was captured at Amazon"),
    })
  })

  it("refuses when it was captured in Seller Central, of which nobody has told", async () => {
    const { charges } = await provider.paid("2500")
    await provider.sandbox.client.captureCharge(charges[0]!.id as never, yen(2500), "by-hand")
    await expect(provider.cancel()).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("was captured at Amazon"),
    })
  })

  it("refuses when a further charge has taken what Medusa does not know of", async () => {
    await provider.paid("2500", "1000")
    await provider.capture("capt_1", "500")
    await provider.capture("capt_2", "700")
    await provider.medusa.delete("capture", "capt_2")
    await expect(provider.cancel()).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("refuses while Amazon captures, which ends in a capture", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "simulate", pattern: "/capture$", code: "CaptureInitiated" })
    await provider.capture("capt_1", "2500")
    await expect(provider.cancel()).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("asks nothing of Amazon for a payment that Medusa could not write down: it is completed at a later look", async () => {
    const { charges } = await provider.paid("2500")
    const before = provider.sandbox.records.length
    expect(await cancelPayment(provider, { data: { any: 1 } })).toEqual({ data: { any: 1 } })
    expect(provider.sandbox.records).toHaveLength(before)
    expect(await provider.chargesAtAmazon()).toMatchObject([{ id: charges[0]!.id, state: "Authorized" }])
  })

  it("throws when Amazon cannot be reached, so that Medusa does not book a release that did not happen", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/cancel$", times: null })
    await expect(provider.cancel()).rejects.toMatchObject({
      type: "unexpected_state",
      code: "outcome_unknown",
      message: expect.stringContaining("The outcome is not known yet"),
    })
  })

  it("releases once when the answer was lost and the admin presses again", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", pattern: "/cancel$", times: 3 })
    await expect(provider.cancel()).rejects.toMatchObject({ code: "outcome_unknown" })
    expect((await provider.cancel()).charges).toMatchObject([{ state: "Canceled" }])
    expect(await releases()).toEqual(["made"])
  })
})

describe("cancelPayment, of a payment that another one replaces", () => {
  beforeEach(async () => {
    provider = await start({ allowOvercharge: true })
    await provider.paid("2500")
    await provider.medusa.placeOrder("order_1")
    await provider.medusa.replaceCollection(true)
  })

  it("leaves the authorization where Amazon may have room for the new one beside it, and writes down its release", async () => {
    expect((await provider.cancel()).charges).toMatchObject([{ state: "Authorized" }])
    expect(await releases()).toEqual(["prepared"])
  })

  it("has the clock charge what the order costs now, should nobody else do it", async () => {
    await provider.cancel()
    expect(await provider.ledger.watches.find("order_1")).toMatchObject({ charge_due: expect.any(String) })
  })

  it("captures nothing on it any more", async () => {
    await provider.cancel()
    await expect(provider.capture("capt_1", "2500")).rejects.toMatchObject({
      type: "not_allowed",
      message: expect.stringContaining("is being replaced"),
    })
  })

  it("releases what was to be released later once the payment is canceled for good", async () => {
    await provider.cancel()
    await provider.medusa.replaceCollection(false)
    expect((await provider.cancel()).charges).toMatchObject([{ state: "Canceled" }])
    expect(await releases()).toEqual(["made"])
  })
})

it("keeps what the buyer has approved while an order is being placed, and writes down that it is to be released", async () => {
  await provider.paid("2500")
  const { charges } = await whilePlacing("paid", () => provider.cancel())
  expect(charges).toMatchObject([{ state: "Authorized" }])
  expect(await releases()).toEqual(["prepared"])
})

describe("a release that Amazon refuses", () => {
  beforeEach(async () => {
    await provider.paid("2500")
    const body = { reasonCode: "InvalidChargeStatus" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 422, body, pattern: "/cancel$" })
  })

  it("is told with Amazon's reason", async () => {
    await expect(provider.cancel()).rejects.toMatchObject({
      type: "not_allowed",
      code: "InvalidChargeStatus",
      message: expect.stringContaining("Amazon Pay did not cancel the payment: Amazon Pay answered 422 "),
    })
  })

  it("has the order looked at soon: Medusa tells nobody that the provider has thrown", async () => {
    await provider.medusa.placeOrder("order_1")
    await expect(provider.cancel()).rejects.toMatchObject({ code: "InvalidChargeStatus" })
    const watch = await provider.ledger.watches.find("order_1")
    const wait = Number(watch?.next_look_at?.getTime()) - provider.clock.now().getTime()
    expect(wait).toBeLessThanOrEqual(5_000)
    expect(wait).toBeGreaterThan(-60_000)
  })
})
