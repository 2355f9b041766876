import type { ChargeId } from "../../src/amazon/ids"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { yen } from "../../src/amazon/test/sandbox"
import { booksOfAmazon, booksOfMedusa, chargesAt, heldAtAmazon } from "../support/books"
import { comeToRest } from "../support/clock"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { Returns } from "../support/returns"
import { describeStore } from "../support/store"
import { notices } from "../support/told"
import { until } from "../support/until"
import { someOf } from "../support/some-of"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const CAPTURES = { method: "POST", pattern: "/capture$" } as const
const REFUNDS = { method: "POST", pattern: "/refunds$" } as const
type Slow = (typeof CHARGES | typeof CAPTURES | typeof REFUNDS) & { ms?: number }

describeStore(
  "an order that two change at once",
  (store) => {
    const emulator = () => store.amazon.emulator
    const returns = () => new Returns(store.admin)

    async function bought() {
      const { orderId } = await store.bought()
      emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
      return orderId
    }

    async function shipped() {
      const orderId = await bought()
      await returns().ship(orderId)
      return orderId
    }

    /** Each changes what the order of ¥2,500 costs. */
    const CHANGES: Record<string, (orderId: string) => Promise<unknown>> = {
      "an edit": (orderId) => store.admin.edit(orderId, store.seeded.variant_ids.cup, 2),
      "a return": (orderId) => returns().request(orderId, "cheapest"),
      "an exchange": (orderId) => returns().exchange(orderId, store.seeded.variant_ids.cup, 2),
    }

    /** The first is at Amazon when the second begins. */
    async function during(slow: Slow, first: () => Promise<unknown>, second: () => Promise<unknown>) {
      emulator().faults.add({ ms: 700, ...slow, kind: "latency" })
      const done = first()
      await until(
        () =>
          !emulator()
            .faults.list()
            .some(({ pattern }) => pattern === slow.pattern),
      )
      const answers = await Promise.all([done, second()])
      await settled()
      return answers
    }

    async function settled() {
      await quiet()
      await emulator().ipn.idle()
      emulator().faults.clear()
      await comeToRest(store.container)
    }

    interface Row {
      canceled_at: string | null
      captures?: object[]
    }
    interface OrderRow {
      summary: { transaction_total: number; pending_difference: number }
      payment_collections: { payments: Row[] }[]
    }

    async function orderOf(orderId: string) {
      const fields = "+summary,*payment_collections.payments.captures"
      const { body } = await store.admin.ask<{ order: OrderRow }>("GET", `orders/${orderId}?fields=${fields}`)
      const { summary, payment_collections } = body.order
      const payments = payment_collections.flatMap((collection) => collection.payments)
      const canceled = payments.filter(({ canceled_at }) => canceled_at !== null)
      return {
        // Medusa leaves what is only on its way back out of this sum, and not out of the order's total.
        cost: summary.transaction_total + summary.pending_difference,
        captures_of_canceled_payments: canceled.flatMap(({ captures = [] }) => captures),
      }
    }

    /** Amazon takes and holds no more than the order costs. The books are equal, and every capture can be refunded. */
    async function expectPaidOnce(orderId: string) {
      const { cost, captures_of_canceled_payments } = await orderOf(orderId)
      const { order: taken } = booksOfAmazon(store)
      const held = heldAtAmazon(store).reduce((sum, one) => sum + one, 0)
      expect(taken).toBeLessThanOrEqual(Math.max(cost, 2500))
      expect(held).toBeLessThanOrEqual(Math.max(cost - taken, 0))
      expect(captures_of_canceled_payments).toEqual([])
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    }

    /** When Amazon does what it was asked for, in milliseconds. */
    const MOMENTS = {
      "before the new charge is asked for": { capture: 50, charge: 1 },
      "while the new charge is made": { capture: 1_200, charge: 1_500 },
      "after the new charge is made": { capture: 2_500, charge: 1 },
    }
    const moments = Object.entries(MOMENTS)
    const captured = ["an edit", "a return"].flatMap((change) =>
      moments.flatMap(([moment, ms]) => [2000, 1000].map((yen) => ({ change, moment, yen, ms }))),
    )

    it.each(someOf(captured, 3))(
      "is neither charged nor held twice by $change when Amazon captures ¥$yen $moment",
      async ({ change, yen, ms }) => {
        const orderId = await shipped()
        emulator().faults.add({ ...CHARGES, kind: "latency", ms: ms.charge })
        await during(
          { ...CAPTURES, ms: ms.capture },
          () => store.admin.capture(orderId, yen),
          () => CHANGES[change]!(orderId),
        )
        await expectPaidOnce(orderId)
      },
    )

    it.each(["an edit", "a return"])(
      "is neither charged nor held twice by %s when an admin captures while the new charge is made",
      async (change) => {
        const orderId = await shipped()
        await during(
          CHARGES,
          () => CHANGES[change]!(orderId),
          () => store.admin.capture(orderId),
        )
        await expectPaidOnce(orderId)
      },
    )

    const edit = "an edit"
    const twice = [
      [edit, edit],
      ...["a return", "an exchange"].flatMap((other) => [
        [edit, other],
        [other, edit],
      ]),
    ].map(([first = "", second = ""]) => ({ first, second }))

    it.each(someOf(twice, 3))(
      "is authorized at its total after $first, and $second in the same second",
      async ({ first, second }) => {
        const orderId = await shipped()
        const answers = await during(
          CHARGES,
          () => CHANGES[first]!(orderId),
          () => CHANGES[second]!(orderId),
        )
        const { cost } = await orderOf(orderId)
        // Medusa may refuse the second one, and then the order costs what it did: a failure shows what was answered.
        expect([heldAtAmazon(store), answers]).toEqual([[cost], answers])
        expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
        await expectPaidOnce(orderId)
      },
    )

    it("is authorized at its total after an edit that comes just as the charge of the one before is done", async () => {
      const orderId = await shipped()
      const { watches } = store.container.resolve<AmazonPayModuleService>("amazonPay").ledger
      const second: Promise<unknown>[] = []
      const end = beforeEachQuery(store.container, async ({ sql, bindings }) => {
        if (second.length > 0 || !sql.startsWith("update amazon_pay_watch set charge_due = null")) return
        second.push(CHANGES[edit]!(orderId))
        // Medusa has canceled the payment, and tells of the edit in a moment.
        await until(async () => !bindings.includes((await watches.find(orderId))?.charge_due))
      })
      await CHANGES[edit]!(orderId)
      await until(() => second.length > 0)
      await Promise.all(second)
      await quiet()
      end()
      await settled()
      expect(heldAtAmazon(store)).toEqual([(await orderOf(orderId)).cost])
      await expectPaidOnce(orderId)
    })

    it.each([300, 1000, 2500])(
      "is held once after an edit whose charge got no answer, while Seller Central captured ¥%i of the former one",
      async (yenCaptured) => {
        const orderId = await bought()
        const [former] = chargesAt(store)
        emulator().faults.add({ ...CHARGES, kind: "drop-after", times: 3 })
        await CHANGES[edit]!(orderId)
        await store.amazon.merchant.captureCharge(former!.chargeId as ChargeId, yen(yenCaptured), "by-hand")
        await settled()
        const { cost } = await orderOf(orderId)
        expect(heldAtAmazon(store)).toEqual([cost - yenCaptured])
        expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
      },
    )

    const refunded = [2500, 300].flatMap((yen) => ["refund", "cancel"].map((first) => ({ yen, first })))

    it.each(refunded)(
      "keeps nothing unknown of a refund of ¥$yen and a cancel at once, the $first first",
      async ({ yen, first }) => {
        const orderId = await bought()
        await store.admin.capture(orderId)
        const refund = () => store.admin.refund(orderId, yen)
        const cancel = () => store.admin.cancel(orderId)
        await (first === "refund" ? during(REFUNDS, refund, cancel) : during(REFUNDS, cancel, refund))
        await store.admin.refresh(orderId)
        const { order: kept } = booksOfAmazon(store)
        if (kept > 0) expect((await notices(store.container)).join()).toContain(String(kept))
        expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
      },
    )
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
