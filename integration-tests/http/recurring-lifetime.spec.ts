import type { ChargePermissionId } from "../../src/amazon/ids"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { passTime, runClock } from "../support/clock"
import { listen } from "../support/events"
import { quiet } from "../support/quiet"
import { charge, givenSubscription, renew, subscribe } from "../support/recurring"
import { describeStore } from "../support/store"

const DAY = 24 * 60

describeStore("an agreement, from its first order to its end,", (store) => {
  const emulator = () => store.amazon.emulator
  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  const pass = (minutes: number) => passTime(store, minutes)
  const hear = (name: string) => listen(store.container, `amazon-pay.charge_permission_${name}`).heard
  afterEach(() => module().clock.setOffset(0))

  /** How often Amazon was asked how an agreement is. */
  const looks = () =>
    emulator()
      .requests.list()
      .filter(({ operation }) => operation === "getChargePermission").length

  async function looksIn(work: () => Promise<unknown>): Promise<number> {
    await quiet()
    const before = looks()
    await work()
    await quiet()
    return looks() - before
  }

  it("is told of when it begins, 30 days before its 13 months end, and when they have ended, each once", async () => {
    const [stored, expiring, closed] = [hear("stored"), hear("expiring"), hear("closed")]
    const { orderId: order_id, permissionId: charge_permission_id } = await subscribe(store)
    await quiet()
    const names = { charge_permission_id, order_id, provider_id: "pp_amazon-pay_jp" }
    expect(stored).toMatchObject([{ data: { ...names, type: "Recurring" } }])
    const agreement = await store.amazon.merchant.getChargePermission(charge_permission_id as ChargePermissionId)
    const days = (agreement.expirationTimestamp!.getTime() - Date.now()) / (DAY * 60_000)
    expect(Math.round(days)).toBeGreaterThan(390)

    await pass(Math.floor(days - 31) * DAY)
    expect(expiring).toEqual([])
    for (const some of [2, 5, 20]) await pass(some * DAY)
    const expires_at = agreement.expirationTimestamp?.toISOString()
    expect(expiring).toMatchObject([{ data: { ...names, expires_at } }])
    expect(closed).toEqual([])
    for (const some of [5, 5]) await pass(some * DAY)
    expect(closed).toMatchObject([{ data: { ...names, reason_code: "Expired", closed_by: "expired" } }])
    await pass(60 * DAY)
    expect([stored.length, expiring.length, closed.length]).toEqual([1, 1, 1])
  })

  it("goes on for 13 months from each charge, and is told of anew before those end", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const [expiring, closed] = [hear("expiring"), hear("closed")]
    await pass(370 * DAY)
    expect(expiring).toHaveLength(1)
    const order_id = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "2", order_id, capture: true })).toMatchObject({ status: 200 })
    await pass(40 * DAY)
    await pass(300 * DAY)
    expect([expiring.length, closed.length]).toEqual([1, 0])
    await pass(30 * DAY)
    expect([expiring.length, closed.length]).toEqual([2, 0])
    const ends = expiring.map(({ data }) => Date.parse(String(data["expires_at"])) / (DAY * 60_000))
    expect(Math.round(ends[1]! - ends[0]!)).toBeGreaterThanOrEqual(369)
    await pass(40 * DAY)
    expect(closed).toMatchObject([{ data: { charge_permission_id: permissionId, closed_by: "expired" } }])
  })

  it("that its buyer ends at Amazon is known within a day, told once, though no notification comes and nothing is charged", async () => {
    const { permissionId } = await givenSubscription(store)
    const closed = hear("closed")
    await pass(3 * DAY)
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    await pass(DAY + 5)
    expect(closed).toMatchObject([
      { data: { charge_permission_id: permissionId, reason_code: "BuyerClosed", closed_by: "buyer" } },
    ])
    const { body } = await store.admin.ask("GET", "amazon-pay/charge-permissions?state=Closed")
    expect(body).toMatchObject({ charge_permissions: [{ id: permissionId, closed_by: "buyer" }] })
    await pass(3 * DAY)
    expect(closed).toHaveLength(1)
  })

  // Its first order is looked at on the third and on the tenth day.
  it("costs a call a day while nothing is charged, and none once it is closed", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    await store.admin.capture(orderId)
    await pass(2 * DAY)
    expect(await looksIn(() => pass(DAY - 10))).toBe(0)
    expect(await looksIn(() => pass(20))).toBe(1)
    expect(await looksIn(() => runClock(store.container, { now: module().clock.now().toISOString() }))).toBe(0)
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    expect(await looksIn(() => pass(DAY + 5))).toBe(1)
    expect(await looksIn(() => pass(3 * DAY))).toBe(0)
  })

  it("waits for its turn: of many that are quiet a run of the clock asks about one, the longest unseen first", async () => {
    const ids: string[] = []
    for (let count = 0; count < 3; count++) {
      const { orderId, permissionId } = await subscribe(store)
      await store.admin.capture(orderId)
      ids.push(permissionId)
    }
    const run = () => runClock(store.container, { now: module().clock.now().toISOString() })
    const before = emulator().requests.list().length
    await pass(2 * DAY)
    await run()
    await run()
    const asked = emulator()
      .requests.list()
      .slice(before)
      .filter(({ operation }) => operation === "getChargePermission")
      .map(({ path }) => ids.findIndex((id) => path.endsWith(id)))
    expect(asked).toEqual([0, 1, 2])
    expect(await looksIn(run)).toBe(0)
  })

  it("is asked about again soon when Amazon could not be reached", async () => {
    const { permissionId } = await givenSubscription(store)
    const closed = hear("closed")
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
    emulator().faults.add({ method: "GET", pattern: "/chargePermissions/", kind: "status", status: 503, times: null })
    await pass(DAY + 5)
    expect(closed).toEqual([])
    emulator().faults.clear()
    await pass(6)
    expect(closed).toHaveLength(1)
  })
})
