import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
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
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
