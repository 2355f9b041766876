import { bothBooks, heldAtAmazon } from "../support/books"
import { comeToRest } from "../support/clock"
import { quiet } from "../support/quiet"
import { Returns } from "../support/returns"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const PAID = { captured: 2500, refunded: 0, order: 2500 }

/** Medusa cancels the payment that is not captured at each of these, and the buyer is not there. */
describeStore(
  "goods that come back before their order was captured",
  (store) => {
    const returns = () => new Returns(store.admin)
    const charges = () => store.amazon.emulator.objects("charges")
    const shipped = async () => {
      const { orderId } = await store.bought()
      await returns().ship(orderId)
      return orderId
    }
    const authorized = (amount: string) => ({
      statusDetails: { state: "Authorized" },
      chargeAmount: { amount },
    })
    const canceled = { statusDetails: { state: "Canceled" } }

    it("leave an authorization of what the order costs while a return is on its way, and one only", async () => {
      const orderId = await shipped()
      await returns().request(orderId, "cheapest")
      await quiet()
      expect(charges()).toMatchObject([canceled, authorized("2000")])
    })

    it("leave an authorization of what is kept once a return has come back, which can be captured", async () => {
      const orderId = await shipped()
      const id = await returns().request(orderId, "cheapest")
      await quiet()
      await returns().receive(orderId, id, "cheapest")
      await quiet()
      expect(charges()).toMatchObject([canceled, canceled, authorized("2000")])
    })

    it("are charged at the difference when they are exchanged for dearer ones", async () => {
      const orderId = await shipped()
      await returns().exchange(orderId, store.seeded.variant_ids.cup, 2)
      await quiet()
      expect(charges()).toMatchObject([canceled, authorized("3000")])
    })

    it("leave the order unpaid when its payment was voided before: the admin wanted no authorization", async () => {
      const orderId = await shipped()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 1)
      await quiet()
      expect(charges()).toMatchObject([canceled, authorized("3000")])
      const { payments } = await store.admin.panel(orderId)
      const live = payments.find(({ canceled: isCanceled }) => !isCanceled)
      await store.admin.ask("POST", `amazon-pay/payments/${String(live!["payment_id"])}/void`)
      await returns().request(orderId, "cheapest")
      await quiet()
      expect(charges()).toMatchObject([canceled, canceled])
    })

    it("are replaced after a claim, and what the order costs is authorized", async () => {
      const orderId = await shipped()
      await returns().claim(orderId, store.seeded.variant_ids.cup, 1)
      await quiet()
      expect(charges()).toMatchObject([canceled, authorized("2500")])
    })

    it("are paid for again when their return is canceled", async () => {
      const orderId = await shipped()
      const id = await returns().request(orderId, "cheapest")
      await quiet()
      await returns().takeBack(`returns/${id}`)
      await comeToRest(store.container)
      expect(charges()).toMatchObject([canceled, canceled, authorized("2500")])
    })

    it.each(["exchange", "claim"] as const)(
      "are authorized at the former total when their %s is canceled",
      async (kind) => {
        const orderId = await shipped()
        const path = await returns()[kind](orderId, store.seeded.variant_ids.cup, 2)
        await quiet()
        await returns().takeBack(path)
        await comeToRest(store.container)
        expect(heldAtAmazon(store)).toEqual([2500])
        expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
        expect(await bothBooks(store, orderId)).toEqual([PAID, PAID])
      },
    )

    it("are authorized at what an order costs after a credit", async () => {
      const { orderId } = await store.bought()
      await store.admin.ask("POST", `orders/${orderId}/credit-lines`, {
        amount: 500,
        reference: "goodwill",
        reference_id: "1",
      })
      await comeToRest(store.container)
      expect(charges()).toMatchObject([canceled, authorized("2000")])
    })

    it("keep their authorization, and the admin is told once, when Amazon refuses another total", async () => {
      const orderId = await shipped()
      const id = await returns().request(orderId, "cheapest")
      await quiet()
      store.amazon.emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code: "HardDeclined" })
      await returns().takeBack(`returns/${id}`)
      await comeToRest(store.container)
      await comeToRest(store.container)
      expect(await notices(store.container)).toHaveLength(1)
      expect(heldAtAmazon(store)).toEqual([2000])
    })
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
