import { yen } from "../../amazon/test/sandbox"
import { closePermission } from "../../ledger/close-permission"
import { operatorOf } from "../../providers/amazon-pay/provider-context"
import { COLLECTION, PROVIDER, SESSION, useProvider, type TestProvider } from "../../providers/amazon-pay/test/provider"
import { begin, OWNER as OWNER_OF_METHOD, storedMethod } from "../../providers/amazon-pay/test/stored"
import { releaseCharges, releaseCheckout, releaseSession } from "./release"
import { paymentWith } from "./test/payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start({ paymentIntent: "AuthorizeWithCapture" })))

const permission = async () => (await provider.holdings()).permissions[0]!.id
const OWNER = { id: "order_1", provider_id: PROVIDER }

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

  it("releases what is authorized", async () => {
    provider = await start()
    await provider.paid("2500")
    await giveBack()
    expect((await provider.holdings()).charges).toMatchObject([{ state: "Canceled" }])
    expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Canceled", captured: "0" }])
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
