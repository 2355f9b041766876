import { Modules } from "@medusajs/framework/utils"
import type { ChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "../support/books"
import { passTime } from "../support/clock"
import { listen } from "../support/events"
import { charge, givenSubscription, periodsOf, renew, subscribe } from "../support/recurring"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

/** Each try has one end, whatever else is asked on the same Charge Permission. */
describeStore("what came of a try to charge a period", (store) => {
  const emulator = () => store.amazon.emulator
  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  const pass = (minutes: number) => passTime(store, minutes)
  afterEach(() => module().clock.setOffset(0))

  const decline = () => emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
  const loseAnswers = () => emulator().faults.add({ ...CHARGES, kind: "drop-after", times: null })

  it("is counted and told once when it was declined, though another period's answer is missing at the next look", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const [second, third] = [await renew(store, orderId), await renew(store, orderId)]
    const declined = listen(store.container, "amazon-pay.recurring_declined")
    decline()
    await charge(store, permissionId, { period: "2", order_id: second, retry: true })
    await pass(DAY - 60)
    loseAnswers()
    expect(await charge(store, permissionId, { period: "3", order_id: third })).toMatchObject({ status: 503 })
    await pass(61)
    emulator().faults.clear()
    await pass(10)
    await pass(10)
    expect(await periodsOf(store, permissionId)).toMatchObject([
      { period: "2", outcome: "charged", order_id: second, attempts: 1 },
      { period: "3", outcome: "charged", order_id: third },
    ])
    expect(declined.heard).toMatchObject([{ data: { period: "2", reason_code: "SoftDeclined" } }])
    expect(chargesAt(store)).toHaveLength(3)
  })

  it("stays known and told once when it was charged, though another period's answer is missing", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const [second, third] = [await renew(store, orderId), await renew(store, orderId)]
    const charged = listen(store.container, "amazon-pay.recurring_charged")
    await charge(store, permissionId, { period: "2", order_id: second })
    loseAnswers()
    await charge(store, permissionId, { period: "3", order_id: third })
    expect(await charge(store, permissionId, { period: "2", order_id: second })).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "already_charged" } },
    })
    emulator().faults.clear()
    await pass(10)
    await charge(store, permissionId, { period: "2", order_id: second })
    await pass(60)
    expect(charged.heard.map(({ data }) => data["period"])).toEqual(["2", "3"])
  })

  it("is not told of a try that waits for another period's answer: it is not asked yet, and goes on by itself", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const [second, third] = [await renew(store, orderId), await renew(store, orderId)]
    loseAnswers()
    await charge(store, permissionId, { period: "2", order_id: second })
    const waiting = await charge(store, permissionId, { period: "3", order_id: third, retry: true })
    expect(waiting).toMatchObject({ status: 202, body: { recurring_charge: { outcome: "open", order_id: third } } })
    emulator().faults.clear()
    await pass(10)
    await pass(10)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged" }, { outcome: "charged" }])
    expect(chargesAt(store)).toHaveLength(3)
  })

  it.each([true, false])(
    "is told once, and tried again no sooner than said, when it was pending (retry: %p)",
    async (retry) => {
      const { orderId, permissionId } = await givenSubscription(store)
      const declined = listen(store.container, "amazon-pay.recurring_declined")
      decline()
      const body = { period: "2", order_id: await renew(store, orderId), pending: true, retry }
      expect(await charge(store, permissionId, body)).toMatchObject({ status: 202 })
      await pass(5)
      await pass(5)
      expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "retry_later", attempts: 1 }])
      expect(declined.heard).toHaveLength(1)
      expect(chargesAt(store)).toHaveLength(2)
    },
  )

  it("is a charge of what the payment collection costs by then, where the clock tries again", async () => {
    const { permissionId } = await givenSubscription(store)
    const payments = store.container.resolve(Modules.PAYMENT)
    const { id } = await payments.createPaymentCollections({ amount: 2500, currency_code: "jpy" })
    decline()
    await charge(store, permissionId, { period: "2", payment_collection_id: id, retry: true })
    await payments.updatePaymentCollections(id, { amount: 3000 })
    await pass(2 * DAY)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", amount: "3000" }])
  })

  it("is told once where an order that is being changed keeps the clock from the next one", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const paid = await charge(store, permissionId, { period: "2", order_id, capture: true })
    emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: null })
    await store.admin.edit(order_id, store.seeded.variant_ids.cup, 1)
    await charge(store, permissionId, { period: "3", order_id, retry: true })
    emulator().faults.clear()
    await store.admin.ask("POST", "order-edits", { order_id })
    const chargeId = paid.body.recurring_charge.charge_id as ChargeId
    await store.amazon.merchant.createRefund({ chargeId, refundAmount: yen(700) }, "by-hand")
    await store.admin.refresh(order_id)
    const delayed = listen(store.container, "amazon-pay.recurring_delayed")
    await pass(2 * DAY)
    await pass(10)
    await pass(10)
    const reason = { period: "3", order_id, reason_code: "order_being_changed" }
    expect(delayed.heard).toMatchObject([{ data: reason }])
    expect(await periodsOf(store, permissionId)).toMatchObject([
      { period: "2" },
      { period: "3", outcome: "retry_later", reason_code: "order_being_changed", attempts: 1 },
    ])
    expect((await notices(store.container)).filter((text) => text.includes("order_being_changed"))).toHaveLength(1)
  })

  it.each([
    ["SoftDeclined", "retry_later", "recurring_declined"],
    ["HardDeclined", "payment_method_needed", "payment_method_needed"],
  ])("is known later where Amazon takes its time, and is told once: pending, then %s", async (code, outcome, event) => {
    const { orderId, permissionId } = await subscribe(store)
    const order_id = await renew(store, orderId)
    const told = listen(store.container, `amazon-pay.${event}`)
    emulator().faults.add({ ...CHARGES, kind: "simulate", code })
    const body = { period: "2", order_id, pending: true, retry: true }
    expect(await charge(store, permissionId, body)).toMatchObject({ status: 202 })
    await pass(5)
    await pass(5)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome }])
    expect(told.heard).toHaveLength(1)
    emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
    // It is pending again.
    await pass(DAY)
    await pass(5)
    await pass(10)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", order_id }])
    expect(told.heard).toHaveLength(1)
  })

  it("is counted and told once, though the process ends before the next try has begun", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    const declined = listen(store.container, "amazon-pay.recurring_declined")
    decline()
    await charge(store, permissionId, { period: "2", order_id, retry: true })
    const { recurringCharges } = module().ledger
    const row = (await recurringCharges.ofPermission(permissionId))[0]!
    await recurringCharges.ask(row.id, {
      ...row,
      asked_at: new Date(),
      next_look_at: new Date(),
      month_start: new Date(),
    })
    await pass(2)
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", attempts: 1 }])
    expect(declined.heard).toHaveLength(1)
  })
})
