import { describeStore } from "../support/store"

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
