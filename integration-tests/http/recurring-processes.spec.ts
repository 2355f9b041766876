import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "../support/books"
import { passTime } from "../support/clock"
import { EndingProcess } from "../support/ending-process"
import { listen } from "../support/events"
import { startOther } from "../support/other-process"
import { charge, chargePath, renew, givenSubscription, subscribe } from "../support/recurring"
import { describeStore } from "../support/store"

const EACH = 5
const HOUR = 60
const DAY = 24 * HOUR

describeStore("a period that two processes charge", (store) => {
  afterEach(() => {
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })

  it("is charged once, however many ask at once: the others are told so, or that it is being charged", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const other = await startOther(store, {})
    try {
      const processes = Array.from({ length: EACH }, () => [store, other]).flat()
      const body = { period: "2027-01", order_id, capture: true }
      const answers = await Promise.all(processes.map(({ admin }) => charge({ admin }, permissionId, body)))
      const told = answers.map(({ status, body }) => (status === 200 ? body.recurring_charge.outcome : body.code))
      expect(told.filter((one) => one === "charged")).toHaveLength(1)
      expect(["charged", "already_charged", "period_in_progress"]).toEqual(expect.arrayContaining(told))
      const again = await charge(other, permissionId, body)
      expect(again.body.recurring_charge.outcome).toBe("already_charged")
    } finally {
      await other.stop()
    }
    const [, ...ofPeriod] = chargesAt(store).filter((one) => one.chargePermissionId === permissionId)
    expect(ofPeriod).toMatchObject([{ statusDetails: { state: "Captured" }, captureAmount: { amount: "2500" } }])
    const { payment_status, payment_collections } = await store.admin.order(order_id)
    expect(payment_status).toBe("captured")
    expect(payment_collections.flatMap(({ payments }) => payments)).toMatchObject([{ amount: 2500 }])
  })

  it.each([false, true])(
    "is told of, once, though the process ended before it had told of it (retry: %p)",
    async (retry) => {
      const subscribed = [await subscribe(store), await subscribe(store)]
      const [charged, refused] = subscribed.map(({ permissionId }) => permissionId)
      const body_pattern = refused!
      store.amazon.emulator.faults.add({ kind: "simulate", code: "TransactionTimedOut", body_pattern })
      const tasks = await Promise.all(
        subscribed.map(async ({ orderId, permissionId }) => {
          const body = { period: "2027-01", order_id: await renew(store, orderId), retry }
          return { method: "POST", path: chargePath(permissionId), body, haltAt: "set announced" }
        }),
      )
      const heard = [listen(store.container, "amazon-pay.recurring_charged")]
      heard.push(listen(store.container, "amazon-pay.recurring_declined"))
      const ending = await EndingProcess.start(store)
      expect(await ending.end(tasks)).toEqual([expect.stringContaining("set announced"), expect.anything()])
      await passTime(store, HOUR)
      await passTime(store, DAY)
      await passTime(store, HOUR)
      const ids = heard.map((one) => one.heard.map(({ data }) => data["charge_permission_id"]))
      // What was refused is tried again after a day, and charged.
      expect(ids).toEqual([retry ? [charged, refused] : [charged], [refused]])
    },
  )

  it("is told of when it is asked for anew after a decline, and the process ends before Amazon is asked", async () => {
    const { orderId, permissionId } = await subscribe(store)
    const body = { period: "2027-01", order_id: await renew(store, orderId) }
    store.amazon.emulator.faults.add({ kind: "simulate", code: "TransactionTimedOut", body_pattern: permissionId })
    expect((await charge(store, permissionId, body)).body.recurring_charge.outcome).toBe("retry_later")
    const delayed = listen(store.container, "amazon-pay.recurring_delayed")
    const ending = await EndingProcess.start(store)
    await ending.end([
      { method: "POST", path: chargePath(permissionId), body, haltAt: "set outcome = 'open', attempts" },
    ])
    await passTime(store, HOUR)
    await passTime(store, HOUR)
    expect(delayed.heard).toMatchObject([{ data: { period: "2027-01", reason_code: null } }])
  })
})
