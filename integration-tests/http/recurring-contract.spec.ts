import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { booksOfAmazon, booksOfMedusa, bothBooks, heldAtAmazon } from "../support/books"
import { contractOf } from "../support/contract"
import { Customer } from "../support/customer"
import {
  accountHolderOf,
  authorize,
  begin,
  chargeByReorder,
  collectionOf,
  failing,
  methodsOf,
  PROVIDER,
  readByReorder,
  renewByRecipe,
  reorderOrder,
} from "../support/engines"
import { listen } from "../support/events"
import { charge, renew } from "../support/recurring"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const

describeStore("the contract that Medusa's stores speak", (store) => {
  const { emulator, payments, clock, calls, chargesOf, callsSince, pass, subscribed, periods } = contractOf(store)
  afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

  describe("as the recipe's renewal speaks it", () => {
    it("is charged and captured with one call, and the order that comes afterwards has it in its books", async () => {
      const { orderId, permissionId } = await subscribed()
      const charged = listen(store.container, "amazon-pay.recurring_charged")
      const before = calls().length
      const renewal = await renewByRecipe(store, orderId)
      expect(callsSince(before)).toEqual(["POST charges"])
      expect(chargesOf(permissionId).at(-1)).toMatchObject({ chargeInitiator: "MITR", channel: "Web" })
      await pass(2)
      await pass(40)
      expect((await charged.next()).data).toMatchObject({ charge_permission_id: permissionId, amount: "2500" })
      expect(charged.heard).toHaveLength(1)
      expect(await booksOfMedusa(store, renewal)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(await periods(permissionId)).toMatchObject([
        { period: expect.stringMatching(/^payses_/), outcome: "charged" },
      ])
      // The order's money is the shop's to give back.
      expect(await store.admin.refund(renewal, 500)).toMatchObject({ status: 200 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 500 })
    })

    it("takes the newest of the customer's methods", async () => {
      const first = await subscribed()
      const second = await subscribed()
      expect(second.customer_id).toBe(first.customer_id)
      const methods = await methodsOf(store, first.customer_id)
      expect(methods.map(({ id }) => id)).toEqual([second.permissionId, first.permissionId])
      expect(methods[0]).toMatchObject({
        provider_id: PROVIDER,
        data: {
          type: "Recurring",
          state: "Chargeable",
          frequency: { unit: "Month", value: "1" },
          payment_descriptor: expect.stringContaining("Visa"),
          expires_at: expect.any(String),
        },
      })
      for (const { data } of methods) expect(Math.abs(Number(data["created"]) - Date.now() / 1000)).toBeLessThan(600)
    })

    it("tells of a charge that no order came for", async () => {
      const { permissionId, customer_id } = await subscribed()
      const without = listen(store.container, "amazon-pay.charge_without_order")
      const collection = await collectionOf(store, 2500)
      await authorize(store, await begin(store, collection, customer_id, { payment_method: permissionId }))
      await pass(2)
      expect(without.heard).toHaveLength(0)
      await pass(31)
      expect((await without.next()).data).toMatchObject({ charge_permission_id: permissionId, amount: "2500" })
    })

    it("charges a collection once, whatever sessions are begun on it", async () => {
      const { permissionId, customer_id } = await subscribed()
      const collection = await collectionOf(store, 2500)
      const data = { payment_method: permissionId, capture_method: "manual" }
      await authorize(store, await begin(store, collection, customer_id, data))
      const again = await failing(
        begin(store, collection, customer_id, data).then((session) => authorize(store, session)),
      )
      expect(again.message).toMatch(/payment/i)
      expect(chargesOf(permissionId)).toHaveLength(2)
    })
  })

  describe("as Reorder's renewal speaks it", () => {
    it("pays the order that is there before, by the subscription's own method", async () => {
      const { orderId, permissionId, customer_id } = await subscribed()
      await subscribed()
      const order_id = await reorderOrder(store, orderId)
      await chargeByReorder(store, { order_id, customer_id, payment_method: permissionId })
      expect(chargesOf(permissionId)).toHaveLength(2)
      expect(chargesOf(permissionId).at(-1)).toMatchObject({
        merchantMetadata: { merchantReferenceId: expect.stringMatching(/^\d+$/) },
      })
      await pass(2)
      expect(await booksOfMedusa(store, order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      const [medusa, amazon] = await bothBooks(store, order_id)
      expect(medusa).toEqual(amazon)
    })

    it.each(["manual", undefined])("leaves the capture to Medusa (capture_method %s)", async (capture_method) => {
      const { orderId, permissionId, customer_id } = await subscribed()
      const order_id = await reorderOrder(store, orderId)
      await chargeByReorder(store, { order_id, customer_id, payment_method: permissionId }, { capture_method })
      await pass(2)
      expect(await booksOfMedusa(store, order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
    })

    it("is told Amazon's reason, and that it is temporary when it is", async () => {
      const { orderId, permissionId: payment_method, customer_id } = await subscribed()
      const subscription = { order_id: await reorderOrder(store, orderId), customer_id, payment_method }
      const declined = listen(store.container, "amazon-pay.recurring_declined")
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
      const soft = await failing(chargeByReorder(store, subscription))
      expect([soft.code, readByReorder(soft)]).toEqual(["SoftDeclined", "temporary"])
      await pass(2)
      expect((await declined.next()).data).toMatchObject({ reason_code: "SoftDeclined" })

      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined", times: 1 })
      const needed = listen(store.container, "amazon-pay.payment_method_needed")
      const hard = await failing(chargeByReorder(store, subscription))
      expect([hard.code, readByReorder(hard)]).toEqual(["HardDeclined", "permanent"])
      expect(hard.message).toContain(`https://pay.amazon.com/jp/jr/your-account/ba/${payment_method}`)
      await pass(2)
      expect((await needed.next()).data).toMatchObject({ charge_permission_id: payment_method })

      // Known by now, and not asked for again.
      const before = calls().length
      const known = await failing(chargeByReorder(store, subscription))
      expect(readByReorder(known)).toBe("permanent")
      expect(callsSince(before)).toEqual([])

      emulator().buyer.mend({ chargePermissionId: payment_method, payment: "1111" })
      await pass(61)
      await chargeByReorder(store, subscription)
      await pass(2)
      expect(await booksOfMedusa(store, subscription.order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
    })

    it("is charged again once a failed try's collection is out of the way (docs/subscriptions.md)", async () => {
      const { orderId, permissionId: payment_method, customer_id } = await subscribed()
      const order_id = await reorderOrder(store, orderId)
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 1 })
      await failing(chargeByReorder(store, { order_id, customer_id, payment_method }))
      const collectionForDunning = async (): Promise<unknown> => {
        const input = { order_id, amount: 2500 }
        return (await createOrUpdateOrderPaymentCollectionWorkflow(store.container).run({ input })).result
      }
      // Reorder's dunning takes the first of a list.
      const known = await collectionForDunning()
      expect(Array.isArray(known)).toBe(false)
      await payments().updatePaymentCollections((known as { id: string }).id, { status: "canceled" })
      const [collection] = (await collectionForDunning()) as { id: string }[]
      await authorize(store, await begin(store, collection!.id, customer_id, { payment_method }))
      await pass(2)
      expect(await booksOfMedusa(store, order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
    })

    it("gives up what the buyer has closed, and waits for the month's limit", async () => {
      const { orderId, permissionId: payment_method, customer_id } = await subscribed()
      const closed = listen(store.container, "amazon-pay.charge_permission_closed")
      const order_id = await reorderOrder(store, orderId)
      const full = await collectionOf(store, 97_000)
      await authorize(store, await begin(store, full, customer_id, { payment_method }))
      const { ledger } = store.container.resolve<AmazonPayModuleService>("amazonPay")
      const [known] = (await ledger.ofPermission(payment_method)).permissions
      expect(known?.amount_limit?.amount).toBe("100000")
      const before = calls().length
      const over = await failing(chargeByReorder(store, { order_id, customer_id, payment_method }))
      expect([over.code, readByReorder(over)]).toEqual(["PeriodicAmountExceeded", "temporary"])
      expect(callsSince(before)).toEqual([])

      emulator().chargePermissions.close({
        chargePermissionId: payment_method,
        reasonCode: "BuyerClosed",
      })
      emulator().clock.advance({ minutes: 32 * 24 * 60 })
      clock().setOffset(32 * 24 * 60 * 60_000)
      const refused = await failing(chargeByReorder(store, { order_id, customer_id, payment_method }))
      expect(refused.message).toContain("is closed (")
      expect(readByReorder(refused)).toBe("permanent")
      await pass(2)
      expect((await closed.next()).data).toMatchObject({ closed_by: "buyer" })
      await pass(60)
      expect(closed.heard).toHaveLength(1)
      expect(await methodsOf(store, customer_id)).toEqual([])
    })

    it.each(["drop-after", "drop-before"] as const)("is charged once although no answer came (%s)", async (kind) => {
      const { orderId, permissionId: payment_method, customer_id } = await subscribed()
      const subscription = { order_id: await reorderOrder(store, orderId), customer_id, payment_method }
      emulator().faults.add({ ...CHARGES, kind, times: 3 })
      const lost = await failing(chargeByReorder(store, subscription))
      expect(lost.code).toBe("outcome_unknown")
      expect(readByReorder(lost)).not.toBe("permanent")
      await failing(chargeByReorder(store, subscription))
      await pass(5)
      await pass(5)
      expect(chargesOf(payment_method)).toHaveLength(2)
      expect(await periods(payment_method)).toMatchObject([{ outcome: "charged" }])
      expect(await booksOfMedusa(store, subscription.order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
    })
  })

  describe("with a period", () => {
    it("charges it once, at once and after one another, by the contract and by the workflow", async () => {
      const { orderId, permissionId: payment_method, customer_id } = await subscribed()
      const period = "sub_1/2027-02"
      const attempt = async () => {
        const collection = await collectionOf(store, 2500)
        return authorize(store, await begin(store, collection, customer_id, { payment_method, period }))
      }
      const attempts = await Promise.allSettled(Array.from({ length: 5 }, attempt))
      const refusals = attempts.flatMap((one) => (one.status === "rejected" ? [one.reason as { code?: string }] : []))
      expect(refusals).toHaveLength(4)
      for (const { code } of refusals) expect(["period_in_progress", "already_charged"]).toContain(code)
      expect((await failing(attempt())).code).toBe("already_charged")
      const order_id = await renew(store, orderId)
      expect(await charge(store, payment_method, { period, order_id })).toMatchObject({
        status: 409,
        body: { code: "period_charged_otherwise" },
      })
      const next = { period: "sub_1/2027-03", order_id }
      expect(await charge(store, payment_method, next)).toMatchObject({ status: 200 })
      const other = await collectionOf(store, 2500)
      const repeated = begin(store, other, customer_id, { payment_method, period: next.period })
      expect((await failing(repeated.then((session) => authorize(store, session)))).code).toBe("already_charged")
      expect(chargesOf(payment_method)).toHaveLength(3)
      expect(await periods(payment_method)).toMatchObject([
        { period, outcome: "charged" },
        { period: next.period, outcome: "charged" },
      ])
    })

    it("begins several beside each other", async () => {
      const { permissionId: payment_method, customer_id } = await subscribed()
      const sessions = []
      for (const period of ["a", "b"]) {
        sessions.push(await begin(store, await collectionOf(store, 700), customer_id, { payment_method, period }))
      }
      for (const session of sessions) await authorize(store, session)
      expect(chargesOf(payment_method)).toHaveLength(3)
    })

    it("is open again once its charge is given up", async () => {
      const { permissionId: payment_method, customer_id } = await subscribed()
      const data = { payment_method, period: "2027-02", capture_method: "manual" }
      const first = await authorize(store, await begin(store, await collectionOf(store, 2500), customer_id, data))
      await payments().cancelPayment(first.id)
      await authorize(store, await begin(store, await collectionOf(store, 2500), customer_id, data))
      expect(heldAtAmazon(store)).toEqual([2500, 2500])
    })

    it.each(["", "x".repeat(65), "a\u0007"])("is named when it is none (%j)", async (period) => {
      const { permissionId: payment_method, customer_id } = await subscribed()
      const collection = await collectionOf(store, 2500)
      const refused = await failing(begin(store, collection, customer_id, { payment_method, period }))
      expect(refused).toMatchObject({ code: "invalid_request" })
    })
  })

  describe("by which a method is removed", () => {
    const remove = (id: string, context: object) =>
      payments().deletePaymentMethods({ id, provider_id: PROVIDER, context } as never)

    it("closes it, and it is not among them any more", async () => {
      const { permissionId, customer_id } = await subscribed()
      const closed = listen(store.container, "amazon-pay.charge_permission_closed")
      const account_holder = await accountHolderOf(store, customer_id)
      await remove(permissionId, { account_holder })
      expect(emulator().objects("chargePermissions").at(-1)).toMatchObject({ statusDetails: { state: "Closed" } })
      expect(await methodsOf(store, customer_id)).toEqual([])
      await remove(permissionId, { account_holder })
      await pass(1)
      expect((await closed.next()).data).toMatchObject({ charge_permission_id: permissionId, closed_by: "merchant" })
      expect(closed.heard).toHaveLength(1)
    })

    it("closes no other customer's, and none where nobody is named", async () => {
      const { permissionId } = await subscribed()
      const other = await Customer.register(store.url, store.seeded, "other@example.jp")
      const account_holder = { provider_id: PROVIDER, external_id: other.id, data: {} }
      const before = calls().length
      for (const context of [{ account_holder }, { customer: { id: other.id } }, {}]) {
        expect((await failing(remove(permissionId, context))).message).toContain("has no payment method")
      }
      expect(callsSince(before)).toEqual([])
    })

    it("is none of those that are saved without a purchase: it says how they are", async () => {
      const { customer_id } = await subscribed()
      const context = { account_holder: await accountHolderOf(store, customer_id) }
      const saving = payments().createPaymentMethods([{ provider_id: PROVIDER, data: {}, context }] as never)
      expect((await failing(saving)).message).toContain("setTerms")
    })
  })
})
