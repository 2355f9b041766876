import { lookOnce } from "../support/after-a-kill"
import { booksOfMedusa, heldAtAmazon } from "../support/books"
import { comeToRest, letTimePass } from "../support/clock"
import { EndingProcess } from "../support/ending-process"
import { listen } from "../support/events"
import { describeStore } from "../support/store"
import { until } from "../support/until"

const SETTLES = { payment: "0701" }
const DECLINES = { payment: "4354" }
const ASYNC = { AMAZON_PAY_ASYNC: "true" }

describeStore(
  "a pending authorization",
  (store) => {
    const buy = async (selection: { payment: string }) => (await (await store.shopper()).buy(selection)).orderId

    it("places the order, which is not paid yet", async () => {
      const orderId = await buy(SETTLES)
      const order = await store.admin.order(orderId)
      expect(order).toMatchObject({ status: "pending", payment_status: "awaiting" })
      expect((await store.admin.panel(orderId)).payments).toMatchObject([
        { payment_id: null, charges: [{ state: "AuthorizationInitiated" }] },
      ])
    })

    it("becomes a payment once Amazon has authorized it, and can be captured", async () => {
      const orderId = await buy(SETTLES)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
      expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    })

    it("does not wait for a notification: the clock alone brings the payment", async () => {
      const orderId = await buy(SETTLES)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await letTimePass(store.container, { minutes: 2 })
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
    })

    it("stays as it is while Amazon has not decided", async () => {
      const orderId = await buy(SETTLES)
      await store.admin.refresh(orderId)
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "awaiting" })
    })

    it("ends when Amazon declines: the shop is told, with a link for the buyer", async () => {
      const { next } = listen(store.container, "amazon-pay.authorization_declined")
      const orderId = await buy(DECLINES)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
      expect((await next()).data).toMatchObject({
        order_id: orderId,
        reason_code: "HardDeclined",
        buyer_update_url: expect.stringContaining("/ba/S03-"),
        payment_collection_id: expect.stringMatching(/^pay_col_/),
      })
      expect((await store.admin.panel(orderId)).payments).toMatchObject([{ charges: [{ state: "Declined" }] }])
      expect((await store.admin.order(orderId)).payment_status).not.toBe("authorized")
    })

    it("is told of once when Amazon declined it after the process ended, and the answer was lost", async () => {
      const { heard } = listen(store.container, "amazon-pay.authorization_declined")
      const ending = await EndingProcess.start(store, ASYNC)
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview(DECLINES))
      await ending.end([{ method: "GET", path: resultUrl.slice(store.url.length), haltAt: "/complete: 202" }])
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await lookOnce(store)
      await letTimePass(store.container, { minutes: 10 })
      expect(heard).toMatchObject([{ data: { reason_code: "HardDeclined" } }])
    })

    it("is released at once when it comes after the order was canceled", async () => {
      const orderId = await buy(SETTLES)
      await store.admin.cancel(orderId)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await letTimePass(store.container, { minutes: 10 })
      // By the clock, or by the subscriber that looks at the same time.
      await until(() => JSON.stringify(store.amazon.emulator.objects("charges")).includes('"Canceled"'))
      await store.admin.refresh(orderId)
      expect((await store.admin.order(orderId)).payment_collections.flatMap(({ payments }) => payments)).toEqual([])
      expect((await store.admin.panel(orderId)).payments).toMatchObject([{ charges: [{ state: "Canceled" }] }])
    })

    it.each([2000, 500])(
      "is made anew for what the order costs once ¥%i of it were edited off meanwhile",
      async (off) => {
        const orderId = await buy(SETTLES)
        await store.admin.editOff(orderId, off)
        store.amazon.emulator.clock.advance({ minutes: 1 })
        await store.admin.refresh(orderId)
        await comeToRest(store.container)
        expect(heldAtAmazon(store)).toEqual([2500 - off])
        // Amazon takes its time once more.
        store.amazon.emulator.clock.advance({ minutes: 1 })
        await store.admin.refresh(orderId)
        expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
        expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500 - off, refunded: 0, order: 2500 - off })
      },
    )

    it("is told of to nobody when it is declined after the order was canceled, and the clock comes to rest", async () => {
      const { heard } = listen(store.container, "amazon-pay.authorization_declined")
      const orderId = await buy(DECLINES)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.cancel(orderId)
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      expect((await store.admin.panel(orderId)).payments).toMatchObject([{ charges: [{ state: "Declined" }] }])
      const week = { minutes: 60 * 24 * 7 }
      expect(await letTimePass(store.container, week)).toMatchObject({ charge_permissions: 0 })
      expect(heard).toEqual([])
    })
  },
  ASYNC,
)
