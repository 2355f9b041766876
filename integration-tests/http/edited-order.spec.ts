import { Modules } from "@medusajs/framework/utils"
import { chargeEditedOrderWorkflow, chargeOrderWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { ChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { ageRows } from "../support/age"
import { booksOfAmazon, booksOfMedusa, heldAtAmazon } from "../support/books"
import { breakOffCapture, breakOffRefund, startAgain } from "../support/broken-off"
import { letTimePass } from "../support/clock"
import type { Json } from "../support/http"
import { quiet, unheard } from "../support/quiet"
import { describeStore } from "../support/store"
import { told } from "../support/told"
import { until } from "../support/until"

describeStore(
  "an order that was edited upward (増額)",
  (store) => {
    const charges = () => store.amazon.emulator.objects("charges")
    const capturedPayment = async (orderId: string) => {
      const { payments } = await store.admin.panel(orderId)
      const isCaptured = ({ charges: own }: Json) =>
        (own as unknown as { state: string }[]).some(({ state }) => state === "Captured")
      return String(payments.find(isCaptured)?.["payment_id"])
    }

    it("asks nothing of the admin once nothing is left to pay", async () => {
      const { orderId } = await store.bought()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await until(() => charges().length === 2)
      await quiet()
      await store.admin.refresh(orderId)
      const { payments } = await store.admin.panel(orderId)
      const paymentId = String(payments.find(({ amount }) => String(amount) === "3500")?.["payment_id"])
      expect(await store.admin.ask("POST", `payments/${paymentId}/capture`, {})).toMatchObject({ status: 200 })
      await chargeEditedOrderWorkflow(store.container).run({ input: orderId })
      expect(await store.container.resolve(Modules.NOTIFICATION).listNotifications()).toEqual([])
      expect(charges()).toHaveLength(2)
    })

    it("is charged once when Amazon's answer was lost and it is charged again", async () => {
      const { orderId } = await store.bought()
      store.amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern: "/charges$", times: null })
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await told(store.container)
      store.amazon.emulator.faults.clear()
      await chargeOrderWorkflow(store.container).run({ input: orderId })
      expect(charges()).toMatchObject([
        { statusDetails: { state: "Canceled" }, chargeAmount: { amount: "2500" } },
        { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
      ])
      const { payments } = await store.admin.panel(orderId)
      expect(payments.filter(({ canceled }) => !canceled)).toMatchObject([
        { amount: "3500", charges: [{ state: "Authorized" }] },
      ])
    })

    const callsOf = (operations: string[]) =>
      store.amazon.emulator.requests
        .list()
        .flatMap(({ operation }) => operation ?? [])
        .filter((operation) => operations.includes(operation))

    it("is authorized at the new total first, and the former authorization is released after", async () => {
      const { orderId } = await store.bought()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await until(() => callsOf(["cancelCharge"]).length === 1)
      expect(callsOf(["createCharge", "cancelCharge"])).toEqual(["createCharge", "cancelCharge"])
      expect(charges()).toMatchObject([
        { statusDetails: { state: "Canceled" }, chargeAmount: { amount: "2500" } },
        { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
      ])
    })

    it("counts what Seller Central has captured of the former authorization, and the admin is told", async () => {
      const { orderId } = await store.bought()
      const [former] = charges() as { chargeId: ChargeId }[]
      await store.amazon.merchant.captureCharge(former!.chargeId, yen(300), "by-hand")
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      expect(await told(store.container)).toContain("300 JPY")
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 300, refunded: 0, order: 300 })
      expect(
        await store.admin.ask("POST", `payments/${await capturedPayment(orderId)}/refund`, { amount: 300 }),
      ).toMatchObject({
        status: 200,
      })
    })

    describe("when the process ended before it was charged", () => {
      async function brokenOff() {
        const { orderId } = await store.bought()
        await unheard(store.container, "order-edit.confirmed", () =>
          store.admin.edit(orderId, store.seeded.variant_ids.cup, 2),
        )
        return orderId
      }

      it("is charged once a process starts again, the new charge first", async () => {
        await brokenOff()
        await startAgain(store)
        await letTimePass(store.container, { minutes: 7 })
        expect(callsOf(["createCharge", "cancelCharge"])).toEqual(["createCharge", "cancelCharge"])
        expect(charges()).toMatchObject([
          { statusDetails: { state: "Canceled" }, chargeAmount: { amount: "2500" } },
          { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
        ])
      })

      it("is charged soon after anybody has looked at it, and keeps the former authorization until then", async () => {
        const orderId = await brokenOff()
        await store.admin.refresh(orderId)
        expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
        await letTimePass(store.container, { minutes: 2 })
        expect(charges()).toMatchObject([
          { statusDetails: { state: "Canceled" } },
          { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
        ])
      })

      it("is tried once, and the admin is told when it is declined", async () => {
        await brokenOff()
        store.amazon.emulator.faults.add({
          kind: "simulate",
          method: "POST",
          pattern: "/charges$",
          code: "SoftDeclined",
        })
        for (let start = 0; start < 2; start++) {
          await startAgain(store)
          await letTimePass(store.container, { minutes: 7 })
        }
        const notifications = await store.container.resolve(Modules.NOTIFICATION).listNotifications()
        expect(notifications).toMatchObject([{ data: { description: expect.stringContaining("is kept") } }])
        expect(callsOf(["createCharge"])).toHaveLength(1)
      })

      it("is released when the admin voids it", async () => {
        const orderId = await brokenOff()
        expect(await store.admin.void(orderId)).toMatchObject({ status: 200 })
        await startAgain(store)
        await letTimePass(store.container, { minutes: 7 })
        expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
      })

      it("is released when the order is canceled", async () => {
        const orderId = await brokenOff()
        await store.admin.cancel(orderId)
        await store.admin.refresh(orderId)
        await startAgain(store)
        await letTimePass(store.container, { minutes: 7 })
        expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
      })
    })

    describe.each([
      ["never reached Amazon", { total: 3500, order: 2500, refunded: 0 }],
      ["Amazon has made", { total: 2800, order: 1800, refunded: 700 }],
    ] as const)("beside a refund that %s, and that nobody has looked at since", (what, { total, order, refunded }) => {
      async function interrupted() {
        const { orderId } = await store.bought()
        await store.admin.capture(orderId)
        await breakOff(orderId)
        return orderId
      }
      /** An edit before the refund was charged, and is not captured. */
      async function interruptedBesideAHold() {
        const { orderId } = await store.bought()
        const paymentId = await store.admin.paymentId(orderId)
        await store.admin.capture(orderId)
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        await breakOff(orderId, paymentId)
        return orderId
      }
      async function breakOff(orderId: string, paymentId?: string) {
        const [taken] = charges() as { chargeId: ChargeId }[]
        if (what === "Amazon has made") {
          await store.amazon.merchant.createRefund({ chargeId: taken!.chargeId, refundAmount: yen(700) }, "answer-lost")
        }
        await breakOffRefund(store, orderId, { amount: 700, paymentId })
      }
      async function stateOf(orderId: string) {
        const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=total,*summary`)
        const { captured, refunded: returned } = booksOfAmazon(store)
        return {
          total: body["order"]!["total"],
          held: heldAtAmazon(store),
          amazon: { captured, refunded: returned },
          medusa: await booksOfMedusa(store, orderId),
        }
      }
      const right = {
        total,
        held: [1000],
        amazon: { captured: 2500, refunded },
        medusa: { captured: 2500, refunded, order },
      }

      it("is charged what it costs more", async () => {
        const orderId = await interrupted()
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        await store.admin.refresh(orderId)
        expect(await stateOf(orderId)).toEqual(right)
      })

      it("is charged what it costs more when it was looked at in between", async () => {
        const orderId = await interrupted()
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await store.admin.refresh(orderId)
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        expect(await stateOf(orderId)).toEqual(right)
      })

      it("is charged what it costs more by itself, where an edit before was authorized", async () => {
        const orderId = await interruptedBesideAHold()
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 3)
        await until(() => charges().length === 3)
        await quiet()
        await store.admin.refresh(orderId)
        expect(await stateOf(orderId)).toEqual({ ...right, total: total + 1500, held: [2500] })
      })

      it("is charged what it costs more when the admin has refunded again first", async () => {
        const orderId = await interrupted()
        await store.admin.refund(orderId, 200)
        await ageRows(store.container, { minutes: 1 })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        expect(await stateOf(orderId)).toEqual({
          total: total - 200,
          held: [1000],
          amazon: { captured: 2500, refunded: refunded + 200 },
          medusa: { captured: 2500, refunded: refunded + 200, order: order - 200 },
        })
      })

      it("is not charged while Amazon cannot say what has become of it, and is charged by the clock then", async () => {
        const orderId = await interruptedBesideAHold()
        store.amazon.emulator.faults.add({ kind: "status", status: 503, method: "GET", times: null })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 3)
        await quiet()
        expect(charges()).toHaveLength(2)
        store.amazon.emulator.faults.clear()
        await letTimePass(store.container, { minutes: 15 })
        expect(await stateOf(orderId)).toEqual({ ...right, total: total + 1500, held: [2500] })
      })
    })

    it("is authorized at all it costs where a capture before the edit never reached Amazon", async () => {
      const { orderId } = await store.bought()
      await breakOffCapture(store, orderId, { amount: 2500 })
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await until(() => charges().length === 2)
      await quiet()
      await store.admin.refresh(orderId)
      expect(heldAtAmazon(store)).toEqual([3500])
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 0, refunded: 0, order: 0 })
    })

    it("is refunded by an admin after its cancel, while Amazon has not said what became of another refund", async () => {
      const { orderId } = await store.bought()
      const first = await store.admin.paymentId(orderId)
      await store.admin.capture(orderId)
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await chargeOrderWorkflow(store.container).run({ input: orderId })
      const second = await store.admin.paymentId(orderId)
      await store.admin.capture(orderId)
      store.amazon.emulator.faults.add({ kind: "status", status: 503, method: "POST", path: "/refunds", times: null })
      await store.admin.cancel(orderId)
      store.amazon.emulator.faults.clear()
      // The one that Amazon was asked for is refunded in full by now.
      const statuses = []
      for (const paymentId of [first, second]) {
        const { status } = await store.admin.ask("POST", `payments/${paymentId}/refund`, { amount: 400 })
        statuses.push(status)
      }
      expect(statuses.sort()).toEqual([200, 400])
      await store.admin.refresh(orderId)
      expect([1400, 2900]).toContain(booksOfAmazon(store).refunded)
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    })

    it("is neither charged nor sent a link while a further edit keeps a refund from being taken off its total", async () => {
      const { orderId } = await store.bought()
      await store.admin.capture(orderId)
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await store.admin.ask("POST", "order-edits", { order_id: orderId })
      const [taken] = charges() as { chargeId: ChargeId }[]
      await store.amazon.merchant.createRefund({ chargeId: taken!.chargeId, refundAmount: yen(700) }, "by-hand")
      await store.admin.refresh(orderId)
      for (const door of ["charge", "payment-link"]) {
        expect(await store.admin.ask("POST", `amazon-pay/orders/${orderId}/${door}`)).toMatchObject({
          status: 400,
          body: { code: "order_being_changed" },
        })
      }
      expect(heldAtAmazon(store)).toEqual([])
      await store.admin.ask("DELETE", `order-edits/${orderId}`)
      await ageRows(store.container, { minutes: 1 })
      expect(await store.admin.ask("POST", `amazon-pay/orders/${orderId}/charge`)).toMatchObject({ status: 200 })
      expect(heldAtAmazon(store)).toEqual([1000])
    })

    describe("whose new charge is declined", () => {
      async function declined() {
        const { orderId } = await store.bought()
        store.amazon.emulator.faults.add({
          kind: "simulate",
          method: "POST",
          pattern: "/charges$",
          code: "SoftDeclined",
        })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        return { orderId, description: await told(store.container) }
      }

      it("keeps the former authorization, which can be captured, and the admin is told", async () => {
        const { orderId, description } = await declined()
        expect(description).toContain("The authorization of 2500 JPY from before is kept")
        await store.admin.refresh(orderId)
        expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
        expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
        expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
        await store.admin.refresh(orderId)
        expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      })

      it("is charged after a further edit, and holds one authorization", async () => {
        const { orderId } = await declined()
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 3)
        await until(() => charges().length === 2)
        await quiet()
        expect(charges()).toMatchObject([
          { statusDetails: { state: "Canceled" } },
          { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "5000" } },
        ])
      })

      it("is released when its payment is voided, and all of it can be paid by a payment link", async () => {
        const { orderId } = await declined()
        expect(await store.admin.void(orderId)).toMatchObject({ status: 200 })
        expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
        const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=*payment_collections`)
        const collections = body["order"]?.["payment_collections"] as unknown as { status: string; amount: number }[]
        expect(collections.filter(({ status }) => status !== "canceled")).toMatchObject([
          { status: "not_paid", amount: 3500 },
        ])
      })

      it("is released when the order is canceled", async () => {
        const { orderId } = await declined()
        await store.admin.cancel(orderId)
        expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
      })
    })

    it.each(["drop-before", "drop-after"] as const)(
      "is charged once by the clock when the outcome of the new charge was unknown (%s), and the admin is told once",
      async (kind) => {
        const { orderId } = await store.bought()
        store.amazon.emulator.faults.add({ kind, method: "POST", pattern: "/charges$", times: null })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        expect(await told(store.container)).toContain("tried again by itself")
        await letTimePass(store.container, { minutes: 2 })
        expect(charges()[0]).toMatchObject({ statusDetails: { state: "Authorized" } })
        store.amazon.emulator.faults.clear()
        await letTimePass(store.container, { minutes: 10 })
        expect(charges()).toMatchObject([
          { statusDetails: { state: "Canceled" }, chargeAmount: { amount: "2500" } },
          { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
        ])
        expect(await store.container.resolve(Modules.NOTIFICATION).listNotifications()).toHaveLength(1)
      },
    )
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
