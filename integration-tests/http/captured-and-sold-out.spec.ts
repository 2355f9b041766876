import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { openOther } from "../support/free-cart"
import { failureOf } from "../support/shopper"
import { paidAndSoldOut } from "../support/sold-out"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

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

    it("gets back what they paid twice, however often Amazon refuses to return it, and the admin is told", async () => {
      const { emulator } = store.amazon
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      emulator.faults.add({ kind: "drop-after", pattern: "/complete$" })
      emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
      expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
      await openOther(store, shopper)
      expect(await shopper.ask("POST", `carts/${shopper.cartId}/complete`)).toMatchObject({ body: { type: "order" } })
      emulator.faults.clear()
      emulator.faults.add({ kind: "status", status: 422, method: "POST", path: "/refunds", times: null })
      for (let looks = 1; looks <= 26; looks++) await letTimePass(store.container, { minutes: 6 * looks })
      expect(await notices(store.container)).toEqual([expect.stringMatching(/2500 JPY more than the payment/)])
      emulator.faults.clear()
      await letTimePass(store.container, { minutes: 60 * 24 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 2500 })
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
