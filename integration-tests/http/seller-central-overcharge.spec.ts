import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { heard, subscribe } from "../support/notifications"
import { CAPTURES, meet } from "../support/seller-central"
import { describeStore } from "../support/store"
import { notices } from "../support/told"
import { someOf } from "../support/some-of"

describeStore(
  "what a merchant captures in Seller Central while the shop is at work, where more may be charged",
  (store) => {
    it.each(someOf(CAPTURES, 2))("is no more than was to be paid, and is booked: $name", async (meeting) => {
      expect(await meet(store, meeting)).toEqual([])
    })

    it("is told, once, when the merchant charges more than the order costs", async () => {
      const { orderId, checkoutSessionId } = await store.bought()
      await store.admin.capture(orderId)
      subscribe(store)
      await store.amazon.chargeElsewhere(checkoutSessionId, 700)
      await heard(store)
      await store.admin.refresh(orderId)
      await letTimePass(store.container, { minutes: 60 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 3200 })
      expect(await booksOfMedusa(store, orderId)).toMatchObject({ captured: 2500 })
      expect(await notices(store.container)).toEqual([expect.stringMatching(/(?<!\d)700(?!\d)|3,?200/)])
    })

    it("is told, once, although the shop failed while it booked that", async () => {
      const { orderId, checkoutSessionId } = await store.bought()
      await store.amazon.captureElsewhere(checkoutSessionId)
      subscribe(store)
      const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw("alter table payment_collection add constraint shop_fails check (false) not valid")
      try {
        await store.amazon.chargeElsewhere(checkoutSessionId, 700)
        await heard(store)
      } finally {
        await database.raw("alter table payment_collection drop constraint shop_fails")
      }
      await letTimePass(store.container, { minutes: 60 })
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toMatchObject({ captured: 2500, order: 2500 })
      expect(await notices(store.container)).toEqual([expect.stringMatching(/(?<!\d)700(?!\d)|3,?200/)])
    })
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
