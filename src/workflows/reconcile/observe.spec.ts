import { idempotencyKey } from "../../amazon/idempotency-key"
import type { ChargeId } from "../../amazon/ids"
import { yen } from "../../amazon/test/sandbox"
import { paymentOf, startProvider, type TestProvider } from "../../providers/amazon-pay/test/provider"
import { lookAtPayment, type Hint } from "./observe"
import { cellsOf } from "./test/payment"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider()))
afterEach(() => provider.sandbox.emulator.close())

/** Who rings, with a hint only when it is a notification, and whose the object is that it names. */
type Bell = Hint["type"] | "no hint"
type Named = "known" | "ours" | "another order's"
type Learnt = "nothing new" | "a charge" | "a refund"

/** A kind of hint that is added and not here fails to compile. */
const LEARNT = {
  "no hint": { known: "nothing new", ours: "nothing new", "another order's": "nothing new" },
  CHARGE_PERMISSION: { known: "nothing new", ours: "nothing new", "another order's": "nothing new" },
  CHARGE: { known: "nothing new", ours: "a charge", "another order's": "nothing new" },
  REFUND: { known: "nothing new", ours: "a refund", "another order's": "nothing new" },
} as const satisfies Record<Bell, Record<Named, Learnt>>

/** A captured payment, and the ids of what else was done on its permission. */
async function order() {
  const { client } = provider.sandbox
  const data = paymentOf(await provider.paid(2500))
  const chargeId = data.charges[0]!.id
  const chargePermissionId = data.charge_permission_id!
  await client.captureCharge(chargeId, yen(1000), idempotencyKey("capture", chargeId))
  const { chargeId: further } = await client.createCharge(
    { chargePermissionId, chargeAmount: yen(500), captureNow: true, canHandlePendingAuthorization: false },
    idempotencyKey("further", chargeId),
  )
  const refund = async (id: ChargeId) =>
    client.createRefund({ chargeId: id, refundAmount: yen(100) }, idempotencyKey("refund", id))
  const { refundId } = await refund(chargeId)
  const ids = { "no hint": null, CHARGE_PERMISSION: chargePermissionId, CHARGE: further, REFUND: refundId }
  return { data, chargePermissionId, ids }
}

describe("what a bell tells of", () => {
  it.each(cellsOf<Bell, Named, Learnt>(LEARNT))("%s of an object that is %s: %s", async (bell, named, learnt) => {
    const { client } = provider.sandbox
    const { data, chargePermissionId, ids } = await order()
    const id = named === "another order's" ? (await order()).ids[bell] : ids[bell]
    const hint = bell === "no hint" || id === null ? undefined : { type: bell, id }
    const before = named === "known" ? await lookAtPayment(client, chargePermissionId, data, hint) : data
    const seen = await lookAtPayment(client, chargePermissionId, before, hint)
    expect([seen.charges.length - before.charges.length, seen.refunds.length - before.refunds.length]).toEqual([
      learnt === "a charge" ? 1 : 0,
      learnt === "a refund" ? 1 : 0,
    ])
  })

  it.each(["CHARGE", "REFUND"] as const)("an id that cannot be one is not asked for (%s)", async (type) => {
    const { data, chargePermissionId } = await order()
    const { client } = provider.sandbox
    expect(await lookAtPayment(client, chargePermissionId, data, { type, id: "../buyers" })).toEqual(
      await lookAtPayment(client, chargePermissionId, data, undefined),
    )
  })
})
