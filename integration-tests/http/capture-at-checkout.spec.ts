import { chargeOrderWorkflow } from "medusa-payment-amazon-pay/workflows"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { chooseAtLink, collectionToPay, payAtLink } from "../support/payment-link"
import { quiet } from "../support/quiet"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore(
  "an order whose payment is captured at checkout",
  (store) => {
    const buy = async () => (await (await store.shopper()).buy()).orderId
    const captures = () =>
      store.amazon.emulator.requests.list().filter(({ operation }) => operation === "captureCharge")

    it("is paid when it is placed, without a call to capture it", async () => {
      const orderId = await buy()
      await letTimePass(store.container, { minutes: 1 })
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(booksOfAmazon(store)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(captures()).toEqual([])
    })

    it("is booked once, however often it is looked at", async () => {
      const orderId = await buy()
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
    })

    it("is refunded in part", async () => {
      const orderId = await buy()
      expect(await store.admin.refund(orderId, 500)).toMatchObject({ status: 200 })
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 500, order: 2000 })
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    })

    it("is refunded when it is canceled", async () => {
      const orderId = await buy()
      await store.admin.cancel(orderId)
      expect(booksOfAmazon(store)).toEqual({ captured: 2500, refunded: 2500, order: 0 })
    })

    describe("and that costs more afterwards", () => {
      async function edited() {
        const shopper = await store.shopper()
        const { orderId } = await shopper.buy()
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await quiet()
        return { shopper, orderId }
      }
      const all = { captured: 3500, refunded: 0, order: 3500 }
      const books = async (orderId: string) => [await booksOfMedusa(store, orderId), booksOfAmazon(store)]

      it("is charged for the difference when the admin wants it, which is captured and booked at once", async () => {
        const { orderId } = await edited()
        expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        expect(await books(orderId)).toEqual([all, all])
      })

      it("is paid by a payment link, which is captured and booked at once", async () => {
        const { shopper, orderId } = await edited()
        const collectionId = await collectionToPay(store, orderId)
        const { page } = await chooseAtLink(store, { shopper, collectionId }, { payment: "1111" })
        expect(orderOf(await shopper.visit(await store.amazon.approve(page.href)))).toBe(orderId)
        expect(await books(orderId)).toEqual([all, all])
        expect(captures()).toEqual([])
      })

      it("takes nothing by the payment link once it costs no more", async () => {
        const { shopper, orderId } = await edited()
        const collectionId = await collectionToPay(store, orderId)
        await store.admin.editOff(orderId, 2000)
        await payAtLink(store, { shopper, collectionId })
        expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
      })

      it("is refunded over both charges", async () => {
        const { orderId } = await edited()
        await chargeOrderWorkflow(store.container).run({ input: orderId })
        await store.admin.cancel(orderId)
        await store.admin.refresh(orderId)
        const returned = { captured: 3500, refunded: 3500, order: 0 }
        expect(await books(orderId)).toEqual([returned, returned])
      })
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture", AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
