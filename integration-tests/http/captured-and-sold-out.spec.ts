import { lookOnce } from "../support/after-a-kill"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { stock } from "../support/catalog"
import { letTimePass } from "../support/clock"
import { EndingProcess } from "../support/ending-process"
import { openOther } from "../support/free-cart"
import { heard, subscribe } from "../support/notifications"
import { failureOf, orderOf } from "../support/shopper"
import { paidAndSoldOut, paidWhileShopFails } from "../support/sold-out"
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

    it("gets no order of Medusa's own route, either, for the money that is on its way back", async () => {
      const { shopper } = await paidAndSoldOut(store)
      await stock(store.container, "beans", 100)
      await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
      expect(await store.admin.orders()).toEqual([])
    })

    it("gets the order when only the shop failed, once it does no more, and nothing is refunded", async () => {
      await paidWhileShopFails(store)
      await letTimePass(store.container, { minutes: 60 * 24 })
      const orders = await store.admin.orders()
      expect(orders).toHaveLength(1)
      expect(await booksOfMedusa(store, orders[0]!.id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
      expect(store.amazon.emulator.objects("refunds")).toEqual([])
    })

    it("gets the order, too, when Amazon has notified the shop that it closed the permission after the capture", async () => {
      subscribe(store)
      await paidWhileShopFails(store)
      await heard(store)
      await letTimePass(store.container, { minutes: 60 * 24 })
      expect(await store.admin.orders()).toHaveLength(1)
      expect(store.amazon.emulator.objects("refunds")).toEqual([])
    })

    it("gets that order when they begin to pay once more, and pays once", async () => {
      subscribe(store)
      const { shopper } = await paidWhileShopFails(store)
      await heard(store)
      expect(orderOf(await shopper.visit((await shopper.goToAmazon()).url))).not.toBeNull()
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 0 })
    })

    it("gets the money back, too, when the process ends before it asks for their refund", async () => {
      const ending = await EndingProcess.start(store)
      const { resultUrl } = await paidWhileShopFails(store)
      await stock(store.container, "beans", 0)
      const task = { method: "GET", path: resultUrl.slice(store.url.length), haltAt: "/close: " }
      expect(await ending.end([task])).toEqual([expect.stringContaining("DELETE")])
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 0 })
      await lookOnce(store)
      await letTimePass(store.container, { minutes: 60 })
      store.amazon.emulator.clock.advance({ days: 1 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 2500 })
      expect(await store.admin.orders()).toEqual([])
    })

    /** Amazon is in no hurry: what it is asked for stays under way. */
    const lookForHours = async () => {
      for (let looks = 1; looks <= 26; looks++) await letTimePass(store.container, { minutes: 6 * looks })
    }

    it("is waited for while the refund is on its way, and nobody is told to refund it once more", async () => {
      await paidAndSoldOut(store)
      await lookForHours()
      expect(await notices(store.container)).toEqual([])
    })

    it("is rejected by Amazon once, and the admin is told once that Amazon keeps it", async () => {
      const { emulator } = store.amazon
      emulator.faults.add({ kind: "simulate", code: "AmazonRejected", method: "POST", path: "/refunds", times: null })
      const { checkoutSessionId } = await paidAndSoldOut(store)
      emulator.clock.advance({ days: 1 })
      await lookForHours()
      expect(emulator.objects("refunds")).toMatchObject([{ statusDetails: { state: "Declined" } }])
      expect(await notices(store.container)).toEqual([expect.stringContaining(checkoutSessionId)])
    })

    /** In another tab the order is paid otherwise, while Amazon does not say whether it was paid here. */
    async function payTwice() {
      const { emulator } = store.amazon
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      emulator.faults.add({ kind: "drop-after", pattern: "/complete$" })
      emulator.faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
      expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
      await openOther(store, shopper)
      expect(await shopper.ask("POST", `carts/${shopper.cartId}/complete`)).toMatchObject({ body: { type: "order" } })
      emulator.faults.clear()
    }

    it("is waited for, too, when they paid twice and the one payment is on its way back", async () => {
      await payTwice()
      await lookForHours()
      expect(store.amazon.emulator.objects("refunds")).toHaveLength(1)
      expect(await notices(store.container)).toEqual([])
    })

    it("gets back what they paid twice, however often Amazon refuses to return it, and the admin is told", async () => {
      const { emulator } = store.amazon
      await payTwice()
      emulator.faults.add({ kind: "status", status: 422, method: "POST", path: "/refunds", times: null })
      await lookForHours()
      expect(await notices(store.container)).toEqual([expect.stringMatching(/2500 JPY more than the payment/)])
      emulator.faults.clear()
      await letTimePass(store.container, { minutes: 60 * 24 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500, refunded: 2500 })
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
