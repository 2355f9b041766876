import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { paidAndSoldOut } from "../support/sold-out"
import { describeStore } from "../support/store"

describeStore(
  "a buyer whose payment was captured at once, and who cannot get the goods any more",
  (store) => {
    it("gets the money back", async () => {
      await paidAndSoldOut(store)
      expect(store.amazon.emulator.objects("refunds")).toMatchObject([
        { refundAmount: { amount: "2500", currencyCode: "JPY" } },
      ])
      expect(await store.admin.orders()).toEqual([])
    })

    it("gets the order when only the shop failed, once it does no more, and nothing is refunded", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw("alter table order_transaction add constraint shop_fails check (false) not valid")
      await database.raw('alter table "order" add constraint shop_fails check (false) not valid')
      try {
        await shopper.visit(resultUrl)
        await letTimePass(store.container, { minutes: 1 })
      } finally {
        await database.raw("alter table order_transaction drop constraint shop_fails")
        await database.raw('alter table "order" drop constraint shop_fails')
      }
      await letTimePass(store.container, { minutes: 60 * 24 })
      const orders = await store.admin.orders()
      expect(orders).toHaveLength(1)
      expect(await booksOfMedusa(store, orders[0]!.id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(store.amazon.emulator.objects("refunds")).toEqual([])
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
