import type { MedusaContainer } from "@medusajs/framework/types"
import { Money } from "../../amazon/money"
import { yen } from "../../amazon/test/sandbox"
import { returnedOf } from "../../ledger/refund"
import { cellsOf } from "../../ledger/test/cells"
import { operatorOf } from "../../providers/amazon-pay/provider-context"
import { SESSION, useProvider, type TestProvider } from "../../providers/amazon-pay/test/provider"
import { observe, type Hint } from "./observe"
import { paymentWith } from "./test/payment"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

/** What triggers the look, with a hint only when it is a notification, and whose the object is that it names. */
type Trigger = Hint["type"] | "no hint"
type Named = "known" | "ours" | "another order's"
type Learnt = "nothing new" | "a charge" | "a refund"

/** A kind of hint that is added and not here fails to compile. */
const LEARNT = {
  "no hint": { known: "nothing new", ours: "nothing new", "another order's": "nothing new" },
  CHARGE_PERMISSION: { known: "nothing new", ours: "nothing new", "another order's": "nothing new" },
  CHARGE: { known: "nothing new", ours: "a charge", "another order's": "nothing new" },
  REFUND: { known: "nothing new", ours: "a refund", "another order's": "nothing new" },
} as const satisfies Record<Trigger, Record<Named, Learnt>>

/** One look. */
async function look(hint?: Hint) {
  const { permissions, charges, refunds: chargeRefunds, operations } = await provider.holdings()
  const payment = paymentWith({ payment_session_id: SESSION, charges, chargeRefunds, operations })
  const ids = { order_id: "order_1", display_id: "1", collection_ids: [payment.collection.id] }
  const order = {
    ...ids,
    read_at: new Date(),
    canceled: false,
    isShared: false,
    pending: payment.amount,
    payments: [payment],
    permissions,
  }
  const { id } = permissions[0]!
  const container = { resolve: () => provider } as unknown as MedusaContainer
  return observe(container, operatorOf(provider), { id, order, hint })
}

/** Another order's permission, with a charge that was captured and a refund of it. */
async function anotherOrder() {
  const { client, purchase } = provider.sandbox
  const { session } = await purchase(2500)
  await client.captureCharge(session.chargeId!, yen(1000), "another")
  const { refundId } = await client.createRefund({ chargeId: session.chargeId!, refundAmount: yen(100) }, "another")
  return {
    "no hint": null,
    CHARGE_PERMISSION: session.chargePermissionId!,
    CHARGE: session.chargeId!,
    REFUND: refundId,
  }
}

/** What was done in Seller Central on the permission of a payment that is captured in part. */
async function inSellerCentral() {
  const { client } = provider.sandbox
  const [charge] = (await provider.holdings()).charges
  const chargePermissionId = charge!.charge_permission_id
  const { chargeId } = await client.createCharge(
    { chargePermissionId, chargeAmount: yen(500), captureNow: true, canHandlePendingAuthorization: false },
    "further",
  )
  const { refundId } = await client.createRefund({ chargeId: charge!.id, refundAmount: yen(100) }, "by-hand")
  return { "no hint": null, CHARGE_PERMISSION: chargePermissionId, CHARGE: chargeId, REFUND: refundId }
}

const count = async () => {
  const { charges, refunds } = await provider.holdings()
  return [charges.length, refunds.length] as const
}

describe("what a trigger tells of", () => {
  beforeEach(async () => {
    await provider.paid("2500")
    await provider.capture("capt_1", "1000")
  })

  it.each(cellsOf<Trigger, Named, Learnt>(LEARNT))("%s of an object that is %s: %s", async (trigger, named, learnt) => {
    const ours = await inSellerCentral()
    const id = named === "another order's" ? (await anotherOrder())[trigger] : ours[trigger]
    const hint = trigger === "no hint" || id === null ? undefined : { type: trigger, id }
    if (named === "known") await look(hint)
    const before = await count()
    await look(hint)
    const [charges, refunds] = await count()
    expect([charges - before[0], refunds - before[1]]).toEqual([
      learnt === "a charge" ? 1 : 0,
      learnt === "a refund" ? 1 : 0,
    ])
  })

  it.each(["CHARGE", "REFUND"] as const)("an id that cannot be one is not asked for (%s)", async (type) => {
    await look({ type, id: "../buyers" })
    expect(provider.sandbox.records.filter(({ operation }) => operation.includes("buyers"))).toEqual([])
  })

  it("what was found is the payment's, and made by no operation", async () => {
    const { CHARGE } = await inSellerCentral()
    await look({ type: "CHARGE", id: CHARGE })
    expect((await provider.holdings()).charges.at(-1)).toMatchObject({
      id: CHARGE,
      payment_session_id: SESSION,
      operation_id: null,
      state: "Captured",
    })
  })

  it("how much of a charge was refunded, though nobody named the refund", async () => {
    await inSellerCentral()
    await look()
    const [charge] = (await provider.holdings()).charges
    expect(charge?.refunded.amount).toBe("100")
  })

  it("what a permission holds", async () => {
    const permission = async () => (await provider.holdings()).permissions[0]
    expect(await permission()).toMatchObject({ state: null })
    await look()
    expect(await permission()).toMatchObject({ state: "Chargeable", amount_balance: Money.of(1500, "JPY") })
  })
})

it("a refund that Amazon declines between two looks at it is not taken for one that somebody else made", async () => {
  await provider.paid("2500")
  await provider.capture("capt_1", "2500")
  const { emulator } = provider.sandbox
  emulator.faults.add({ kind: "simulate", method: "POST", path: "/refunds", code: "AmazonRejected" })
  await provider.refund("ref_1", "700")
  // Whatever is looked at first, the refund is declined after it.
  const { client } = provider.account
  const declined = async <Seen>(call: Promise<Seen>) => {
    const seen = await call
    emulator.clock.advance({ minutes: 1 })
    return seen
  }
  provider.account = {
    ...provider.account,
    client: {
      ...client,
      getCharge: (id) => declined(client.getCharge(id)),
      getRefund: (id) => declined(client.getRefund(id)),
    },
  }
  await look()
  const { charges, refunds } = await provider.holdings()
  const isStanding = refunds.some(({ state }) => state !== "Declined")
  expect(returnedOf(charges[0]!, refunds).amount).toBe(isStanding ? "700" : "0")
})
