import { yen } from "../../amazon/test/sandbox"
import { closePermission } from "../../ledger/close-permission"
import { operatorOf } from "../../providers/amazon-pay/provider-context"
import { COLLECTION, PROVIDER, SESSION, useProvider, type TestProvider } from "../../providers/amazon-pay/test/provider"
import { begin, OWNER as OWNER_OF_METHOD, storedMethod } from "../../providers/amazon-pay/test/stored"
import type { ChargeId } from "../../amazon/ids"
import type { Holdings } from "../../ledger/holdings"
import type { Operation } from "../../ledger/operation"
import { CHARGE, operationEntry, PERMISSION, refundEntry } from "../../ledger/test/entries"
import { mayRefundAgain, releaseCharges, releaseCheckout, releaseSession } from "./release"
import { paymentWith } from "./test/payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start({ paymentIntent: "AuthorizeWithCapture" })))

const permission = async () => (await provider.holdings()).permissions[0]!.id
const OWNER = { id: "order_1", provider_id: PROVIDER }

const DAY = 24 * 3_600_000
const NOW = new Date("2027-01-10T00:00:00Z")
const OTHER = `${PERMISSION}-C000002` as ChargeId

const stateAtAmazon = async () => (await provider.sandbox.client.getChargePermission(await permission())).state

describe("releaseCheckout", () => {
  const giveBack = async () =>
    releaseCheckout(operatorOf(provider), await permission(), { ...OWNER, payment_collection_id: COLLECTION })

  it("gives back what was captured at once, however often it is tried", async () => {
    await provider.paid("2500")
    await giveBack()
    await giveBack()
    expect(await provider.chargesAtAmazon()).toMatchObject([{ refunded: "2500" }])
    expect(await stateAtAmazon()).toBe("Closed")
  })

  it("gives back no more than is left, when somebody has refunded it meanwhile", async () => {
    const { charges } = await provider.paid("2500")
    const refund = { chargeId: charges[0]!.id as never, refundAmount: yen(2500) }
    await provider.sandbox.client.createRefund(refund, "by-medusa")
    await giveBack()
    expect(await provider.chargesAtAmazon()).toMatchObject([{ refunded: "2500" }])
  })

  it("gives back all when it is tried again after its answers were lost", async () => {
    await provider.paid("2500")
    provider.sandbox.emulator.faults.add({ kind: "drop-after", method: "POST", path: "/refunds", times: 3 })
    await expect(giveBack()).rejects.toMatchObject({ name: "OutcomeUnknownError" })
    await giveBack()
    expect(await provider.chargesAtAmazon()).toMatchObject([{ refunded: "2500" }])
  })

  const pass = () => provider.sandbox.emulator.clock.advance({ days: 1 })

  it("says that nothing is left once Amazon has refunded it", async () => {
    await provider.paid("2500")
    expect(await giveBack()).toBe("undecided")
    pass()
    expect(await giveBack()).toBe("nothing")
  })

  it("says that Amazon keeps it, when it refuses the refund", async () => {
    await provider.paid("2500")
    const body = { reasonCode: "InvalidChargeStatus", message: "for a test" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 422, method: "POST", path: "/refunds", body })
    expect(await giveBack()).toBe("kept")
  })

  const refunds = () => provider.sandbox.emulator.objects("refunds")
  const simulate = (code: string) =>
    provider.sandbox.emulator.faults.add({ kind: "simulate", code, method: "POST", path: "/refunds", times: null })
  /** Amazon's clock and the shop's. */
  const passADay = () => {
    pass()
    const { clock } = provider
    clock.setOffset(clock.now().getTime() - Date.now() + DAY)
  }

  it("asks once for a refund that Amazon rejects, and says that Amazon keeps it", async () => {
    await provider.paid("2500")
    simulate("AmazonRejected")
    await giveBack()
    for (let looks = 0; looks < 3; looks++) {
      passADay()
      expect(await giveBack()).toBe("kept")
    }
    expect(refunds()).toHaveLength(1)
  })

  it("asks for a refund that fails at Amazon three times, once a day", async () => {
    await provider.paid("2500")
    simulate("ProcessingFailure")
    for (let day = 0; day < 6; day++) {
      await giveBack()
      pass()
      await giveBack()
      passADay()
    }
    expect(refunds()).toHaveLength(3)
    expect(await giveBack()).toBe("kept")
  })

  it("releases what is authorized", async () => {
    provider = await start()
    await provider.paid("2500")
    await giveBack()
    expect((await provider.holdings()).charges).toMatchObject([{ state: "Canceled" }])
    expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Canceled", captured: "0" }])
  })
})

describe("whether Amazon may be asked for a refund once more", () => {
  const REFUSED = { outcome: "refused" } as const
  const asked = (hoursAgo: number, more: Partial<Operation> = {}) => {
    const refundAmount = { amount: "2500", currencyCode: "JPY" }
    const settled_at = new Date(NOW.getTime() - hoursAgo * 3_600_000)
    return operationEntry(
      { kind: "refund", chargeId: CHARGE, refundAmount },
      { id: `op_${hoursAgo}`, settled_at, ...more },
    )
  }
  const declined = (reason_code: string, hoursAgo: number) =>
    refundEntry("Declined", { reason_code, operation_id: `op_${hoursAgo}` })
  const failed = (hoursAgo: number) => asked(hoursAgo, { ...REFUSED, reason_code: "ProcessingFailure" })

  it.each<[string, boolean, Pick<Holdings, "refunds" | "operations">]>([
    ["before it was asked", true, { refunds: [], operations: [] }],
    ["after a refund that stands", true, { refunds: [refundEntry("Refunded")], operations: [asked(1)] }],
    ["after it rejected one", false, { refunds: [declined("AmazonRejected", 99)], operations: [asked(99)] }],
    [
      "after it refused one for the moment",
      true,
      { refunds: [], operations: [asked(1, { ...REFUSED, reason_code: "Odd" })] },
    ],
    [
      "after the tenth",
      false,
      { refunds: [], operations: [asked(99, { ...REFUSED, reason_code: "TransactionCountExceeded" })] },
    ],
    [
      "within a day after too much",
      false,
      { refunds: [], operations: [asked(23, { ...REFUSED, reason_code: "TransactionAmountExceeded" })] },
    ],
    [
      "a day after too much, which a refund on its way may have left no room for",
      true,
      { refunds: [], operations: [asked(24, { ...REFUSED, reason_code: "TransactionAmountExceeded" })] },
    ],
    ["within a day after one failed", false, { refunds: [], operations: [failed(23)] }],
    ["a day after one failed", true, { refunds: [], operations: [failed(24)] }],
    [
      "within a day after one failed later",
      false,
      { refunds: [declined("ProcessingFailure", 23)], operations: [asked(23)] },
    ],
    ["after the third that failed", false, { refunds: [], operations: [failed(99), failed(66), failed(33)] }],
    ["of another charge", true, { refunds: [{ ...declined("AmazonRejected", 1), charge_id: OTHER }], operations: [] }],
  ])("%s: %s", (_, may, holdings) => {
    expect(mayRefundAgain({ id: CHARGE }, holdings, NOW)).toBe(may)
  })
})

describe("releaseCharges", () => {
  beforeEach(async () => {
    provider = await start()
    await provider.paid("2500")
  })
  const release = async () =>
    releaseCharges(operatorOf(provider), await permission(), paymentWith({ payment_session_id: SESSION }))

  it("cancels what is authorized, and leaves the permission open", async () => {
    await release()
    expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Canceled" }])
    expect(await stateAtAmazon()).toBe("Chargeable")
  })

  it("leaves what was captured by then", async () => {
    const { charges } = await provider.holdings()
    await provider.sandbox.client.captureCharge(charges[0]!.id, yen(900), "by-hand")
    await release()
    expect((await provider.holdings()).charges).toMatchObject([{ state: "Captured", captured: { amount: "900" } }])
  })

  it("leaves what another payment holds on the same permission", async () => {
    const other = paymentWith({ payment_session_id: "payses_other" })
    await releaseCharges(operatorOf(provider), await permission(), other)
    expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Authorized" }])
  })

  it("tries once a look what Amazon refuses for good", async () => {
    const body = { reasonCode: "InvalidChargeStatus", message: "for a test" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 422, pattern: "/cancel$", body, times: null })
    await release()
    expect(provider.sandbox.records.filter(({ operation }) => operation.endsWith("/cancel"))).toHaveLength(1)
  })
})

describe("closePermission", () => {
  it("closes it, and knows what became of the charges", async () => {
    provider = await start()
    await provider.paid("2500")
    await closePermission(operatorOf(provider), await permission(), OWNER)
    const { charges, permissions } = await provider.holdings()
    expect(charges).toMatchObject([{ state: "Canceled" }])
    expect(permissions).toMatchObject([{ state: "Closed" }])
  })
})

describe("releaseSession", () => {
  const OF_AGREEMENT = "pay_col_renewal"

  async function renewed(capture_method: "automatic" | "manual") {
    provider = await start()
    const id = await storedMethod(provider, "Recurring")
    const data = { payment_method: id, capture_method }
    const { sessionId, authorize } = await begin(provider, data, {
      customer: OWNER_OF_METHOD,
      collection: OF_AGREEMENT,
    })
    await authorize()
    const owner = { id: sessionId, provider_id: PROVIDER, payment_collection_id: OF_AGREEMENT }
    return { id, give: () => releaseSession(operatorOf(provider), id, owner) }
  }
  const atAmazon = () => provider.sandbox.emulator.objects("charges")

  it("gives up what its charge holds, and leaves the agreement and its other charges", async () => {
    const { id, give } = await renewed("manual")
    expect(await give()).toBe("nothing")
    expect(atAmazon()).toMatchObject([
      { statusDetails: { state: "Authorized" } },
      { statusDetails: { state: "Canceled" } },
    ])
    expect((await provider.sandbox.client.getChargePermission(id)).state).toBe("Chargeable")
  })

  it("gives back what its charge has taken, once", async () => {
    const { give } = await renewed("automatic")
    expect(await give()).toBe("undecided")
    provider.sandbox.emulator.clock.advance({ days: 1 })
    expect(await give()).toBe("nothing")
    expect(provider.sandbox.emulator.objects("refunds")).toMatchObject([{ refundAmount: { amount: "2500" } }])
  })
})
