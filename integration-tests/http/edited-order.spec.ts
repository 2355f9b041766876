import { Modules } from "@medusajs/framework/utils"
import { chargeEditedOrderWorkflow, chargeOrderWorkflow } from "medusa-payment-amazon-pay/workflows"
import { describeStore } from "../support/store"
import { told } from "../support/told"
import { until } from "../support/until"

describeStore(
  "an order that was edited upward (増額)",
  (store) => {
    const charges = () => store.amazon.emulator.objects("charges")

    /** Resolves once Amazon has been asked for a new charge. */
    const charged = () =>
      new Promise<void>((resolve) => {
        const stop = store.amazon.emulator.events.subscribe((event) => {
          if (event.type !== "call" || event.operation !== "createCharge") return
          stop()
          resolve()
        })
      })

    it("asks nothing of the admin once nothing is left to pay", async () => {
      const { orderId } = await (await store.shopper()).buy()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await until(() => charges().length === 2)
      await store.admin.refresh(orderId)
      const { payments } = await store.admin.panel(orderId)
      const paymentId = String(payments.find(({ amount }) => String(amount) === "3500")?.["payment_id"])
      expect(await store.admin.ask("POST", `payments/${paymentId}/capture`, {})).toMatchObject({ status: 200 })
      await chargeEditedOrderWorkflow(store.container).run({ input: orderId })
      expect(await store.container.resolve(Modules.NOTIFICATION).listNotifications()).toEqual([])
      expect(charges()).toHaveLength(2)
    })

    it("is charged once when Amazon's answer was lost and it is charged again", async () => {
      const { orderId } = await (await store.shopper()).buy()
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

    it("is authorized at the new total on the same permission, without the buyer", async () => {
      const { orderId } = await (await store.shopper()).buy()
      const done = charged()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await done
      expect(charges()).toMatchObject([
        { statusDetails: { state: "Canceled" }, chargeAmount: { amount: "2500" } },
        { statusDetails: { state: "Authorized" }, chargeAmount: { amount: "3500" } },
      ])
    })
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
