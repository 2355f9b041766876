import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import { firstCharge } from "../support/first-charge"
import { describeStore } from "../support/store"

describeStore(
  "an order of 2500 yen whose first part of 1000 is captured at checkout",
  (store) => {
    beforeEach(() => (firstCharge.amount = 1000))

    async function buy() {
      const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
      await store.amazon.answered(checkoutSessionId, "updateChargePermission")
      return orderId
    }

    it("books that part, and not the whole", async () => {
      const orderId = await buy()
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 1000, refunded: 0, order: 1000 })
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "partially_captured" })
    })

    it("takes the rest by a charge of its own", async () => {
      const orderId = await buy()
      expect(await store.admin.capture(orderId, 1500)).toMatchObject({ status: 200 })
      expect(chargesAt(store)).toMatchObject([
        { captureAmount: { amount: "1000" } },
        { captureAmount: { amount: "1500" } },
      ])
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
