import { operatorOf } from "../providers/amazon-pay/provider-context"
import { useProvider, type TestProvider } from "../providers/amazon-pay/test/provider"
import { closePermission } from "./close-permission"
import { lookAtCharges, lookAtRefunds } from "./look"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

const operator = () => operatorOf(provider)
const calls = async (work: () => Promise<unknown>) => {
  const before = provider.sandbox.records.length
  await work()
  return provider.sandbox.records.slice(before).map(({ operation }) => operation)
}
const charges = async () => (await provider.holdings()).charges
const refunds = async () => (await provider.holdings()).refunds

describe("a look at charges", () => {
  it("writes down what Amazon holds, and tells what has changed", async () => {
    await provider.paid("2500")
    const known = await charges()
    await provider.sandbox.client.cancelCharge(known[0]!.id, "Given up")
    expect(await lookAtCharges(operator(), known)).toMatchObject([
      { before: { state: "Authorized" }, now: { state: "Canceled", reason_code: "MerchantCanceled" } },
    ])
    expect(await charges()).toMatchObject([{ state: "Canceled" }])
  })

  it("asks for none that has ended", async () => {
    await provider.paid("2500")
    await provider.cancel()
    expect(await calls(async () => lookAtCharges(operator(), await charges()))).toEqual([])
  })

  it("asks for a captured one, which tells of refunds made in Seller Central", async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "2500")
    const [{ id } = { id: "" }] = await charges()
    const price = { amount: "700", currencyCode: "JPY" }
    await provider.sandbox.client.createRefund({ chargeId: id as never, refundAmount: price }, "elsewhere")
    provider.sandbox.emulator.clock.advance({ minutes: 5 })
    const changes = await lookAtCharges(operator(), await charges())
    expect(changes.map(({ now }) => now.refunded.amount)).toEqual(["700"])
  })

  it("tells nothing of what somebody has seen later than it asked", async () => {
    await provider.paid("2500")
    const known = await charges()
    await provider.database.raw("update amazon_pay_charge set seen_at = now() + interval '1 hour'", [])
    expect(await lookAtCharges(operator(), known)).toEqual([])
  })
})

describe("a look at refunds", () => {
  it("writes down what has become of those that are not settled, and asks for no others", async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "2500")
    await provider.refund("ref_1", "700")
    provider.sandbox.emulator.clock.advance({ minutes: 5 })
    expect(await lookAtRefunds(operator(), await refunds())).toMatchObject([
      { before: { state: "RefundInitiated" }, now: { state: "Refunded" } },
    ])
    expect(await calls(async () => lookAtRefunds(operator(), await refunds()))).toEqual([])
  })
})

describe("the closing of a Charge Permission", () => {
  const close = async () => {
    const id = (await provider.holdings()).permissions[0]!.id
    await closePermission(operator(), id, { id: "order_1", provider_id: "pp_amazon-pay_jp" })
    return id
  }

  it("gives up what is authorized, which is seen at once", async () => {
    await provider.paid("2500")
    await close()
    expect(await charges()).toMatchObject([{ state: "Canceled" }])
    expect((await provider.holdings()).permissions).toMatchObject([{ state: "Closed" }])
  })

  it("says in Seller Central why", async () => {
    await provider.paid("2500")
    await close()
    expect(JSON.stringify(provider.sandbox.emulator.objects("chargePermissions"))).toContain(
      "The order was canceled in the shop",
    )
  })

  it("is written down as the order's", async () => {
    await provider.paid("2500")
    const id = await close()
    expect((await provider.ledger.ofPermission(id)).operations.at(-1)).toMatchObject({
      subject: id,
      owner: "order_1",
      payment_session_id: null,
      outcome: "made",
      request: { kind: "close", cancelPendingCharges: true },
    })
  })

  it("is asked for once, and not again of one that is closed", async () => {
    await provider.paid("2500")
    await close()
    expect(await calls(close)).toEqual([])
  })

  it("is asked for once when Amazon refuses it", async () => {
    await provider.paid("2500")
    const body = { reasonCode: "InvalidParameterValue" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 400, body, pattern: "/close$", times: null })
    const asked = await calls(close)
    expect(asked.filter((operation) => operation.endsWith("/close"))).toHaveLength(1)
  })
})
