import { setTimeout as pause } from "node:timers/promises"
import type { ChargePermissionId } from "../../src/amazon/ids"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "../support/books"
import { passTime } from "../support/clock"
import { listen } from "../support/events"
import { askingNothing, charge, givenSubscription, periodsOf, renew, type RecurringCharge } from "../support/recurring"
import { beforeEachTry } from "../support/recurring-validate"
import { beforeEachCall } from "../support/slow"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

describeStore("a period that is withdrawn", (store) => {
  const emulator = () => store.amazon.emulator
  const pathOf = (id: string) => `amazon-pay/charge-permissions/${encodeURIComponent(id)}`
  const pass = (minutes: number) => passTime(store, minutes)
  // Other specs that run in the same Medusa ask the hook, too.
  beforeEach(() => beforeEachTry.reset())
  afterEach(() => {
    beforeEachTry.reset()
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })

  const cancel = (id: string, period: string) =>
    store.admin.ask<{ code?: string; recurring_charge: RecurringCharge }>("POST", `${pathOf(id)}/cancel-charge`, {
      period,
    })

  it.each([
    ["SoftDeclined", "retry_later"],
    ["HardDeclined", "payment_method_needed"],
  ])("is not charged while it waited (%s), until the store asks for it anew", async (code, outcome) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code, times: 1 })
    const declined = await charge(store, permissionId, { period: "2", order_id, retry: true })
    expect(declined.body.recurring_charge.outcome).toBe(outcome)
    const canceled = { status: 200, body: { recurring_charge: { period: "2", outcome: "canceled", retry_at: null } } }
    await askingNothing(store, async () => {
      expect(await cancel(permissionId, "2")).toMatchObject(canceled)
      expect(await cancel(permissionId, "2")).toMatchObject(canceled)
    })
    const charges = chargesAt(store).length
    emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
    await pass(2 * DAY)
    await pass(5 * DAY)
    expect(chargesAt(store)).toHaveLength(charges)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "canceled", order_id }])
    expect(beforeEachTry.asked).toHaveLength(1)
    expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({ status: 200 })
  })

  it("is not charged when it is withdrawn while the clock looks whether the shopper has mended the payment method", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined", times: 1 })
    await charge(store, permissionId, { period: "2", order_id, retry: true })
    const { heard } = listen(store.container, "amazon-pay.recurring_released")
    let answer: ReturnType<typeof cancel> | undefined
    const end = beforeEachCall(() => {
      answer ??= cancel(permissionId, "2")
      // It may have to wait for the look.
      return Promise.race([answer, pause(2_000)])
    })
    await pass(2 * 60)
    end()
    expect(await answer).toMatchObject({ status: 200, body: { recurring_charge: { outcome: "canceled" } } })
    const charges = chargesAt(store).length
    emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
    await pass(2 * DAY)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "canceled", order_id }])
    expect(chargesAt(store)).toHaveLength(charges)
    // Nothing was charged that could have been given back.
    expect(heard).toEqual([])
  })

  it("keeps its reason where the permission was closed before", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    await store.amazon.merchant.closeChargePermission(permissionId as ChargePermissionId, {
      closureReason: "ended",
      cancelPendingCharges: false,
    })
    await charge(store, permissionId, { period: "2", order_id })
    expect(await cancel(permissionId, "2")).toMatchObject({ body: { recurring_charge: { outcome: "closed" } } })
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "closed" }])
  })

  it("stays charged when it is charged already, and is not found when there is none", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    await charge(store, permissionId, { period: "2", order_id })
    await askingNothing(store, async () => {
      expect(await cancel(permissionId, "2")).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "charged", order_id } },
      })
      expect(await cancel(permissionId, "3")).toMatchObject({ status: 404, body: { code: "period_not_found" } })
      expect(await store.admin.ask("POST", `${pathOf(permissionId)}/cancel-charge`, {})).toMatchObject({
        status: 400,
        body: { code: "invalid_body" },
      })
    })
    expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
  })
})
