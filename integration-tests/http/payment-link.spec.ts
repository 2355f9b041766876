import { booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import { buttonOfLink, chooseAtLink, collectionToPay, unpaidOrder, type OpenLink } from "../support/payment-link"
import { told } from "../support/told"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

const PAYS = { payment: "1111" }

describeStore(
  "the payment link of an order that is not paid",
  (store) => {
    const button = (collectionId: string) => buttonOfLink(store, collectionId)
    const choose = (link: OpenLink, payment = PAYS) => chooseAtLink(store, link, payment)

    it("asks the buyer for no address, which the order has", async () => {
      const { collectionId } = await unpaidOrder(store)
      expect(await button(collectionId)).toMatchObject({ available: true, productType: "PayOnly" })
    })

    it("leads from Amazon straight to the approval, with nothing to review, and the order is paid", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      expect(page.origin).toBe(new URL(store.amazon.url).origin)
      const resultUrl = await store.amazon.approve(page.href)
      expect(orderOf(await unpaid.shopper.visit(resultUrl))).toBe(unpaid.orderId)
      expect(await store.admin.order(unpaid.orderId)).toMatchObject({ payment_status: "authorized" })
      expect(await store.admin.capture(unpaid.orderId)).toMatchObject({ status: 200 })
      expect(await booksOfMedusa(store, unpaid.orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
    })

    it("names the order at Amazon", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      await unpaid.shopper.visit(await store.amazon.approve(page.href))
      const { display_id } = await store.admin.order(unpaid.orderId)
      expect(store.amazon.emulator.objects("chargePermissions").at(-1)).toMatchObject({
        merchantMetadata: { merchantReferenceId: String(display_id) },
      })
    })

    it("makes one payment of a result URL that is visited twice, and at the same time", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      const resultUrl = await store.amazon.approve(page.href)
      const visits = [unpaid.shopper.visit(resultUrl), unpaid.shopper.visit(resultUrl)]
      const pages = [...(await Promise.all(visits)), await unpaid.shopper.visit(resultUrl)]
      expect(pages.map(orderOf)).toEqual([unpaid.orderId, unpaid.orderId, unpaid.orderId])
      const { payment_collections } = await store.admin.order(unpaid.orderId)
      expect(payment_collections.flatMap(({ payments }) => payments)).toHaveLength(1)
    })

    it("leads to the order's page when it is paid already", async () => {
      const unpaid = await unpaidOrder(store)
      const { page, url } = await choose(unpaid)
      await unpaid.shopper.visit(await store.amazon.approve(page.href))
      expect(orderOf(await unpaid.shopper.visit(url))).toBe(unpaid.orderId)
    })

    it("can be tried again by a buyer who turned back, or was declined", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      const declined = await unpaid.shopper.visit(await store.amazon.approve(page.href, "decline"))
      expect(failureOf(declined)).toBe("declined")
      const second = await choose(unpaid)
      expect(orderOf(await unpaid.shopper.visit(await store.amazon.approve(second.page.href)))).toBe(unpaid.orderId)
    })

    it("is paid by the clock when the buyer approves and closes the browser", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      await store.amazon.approve(page.href)
      await letTimePass(store.container, { minutes: 1 })
      expect(await store.admin.order(unpaid.orderId)).toMatchObject({ payment_status: "authorized" })
    })

    it("may be decided later once more: the order waits, and is paid then", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid, { payment: "0701" })
      expect(orderOf(await unpaid.shopper.visit(await store.amazon.approve(page.href)))).toBe(unpaid.orderId)
      expect(await store.admin.order(unpaid.orderId)).toMatchObject({ payment_status: "awaiting" })
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(unpaid.orderId)
      expect(await store.admin.order(unpaid.orderId)).toMatchObject({ payment_status: "authorized" })
    })

    it("takes no money for an order that was canceled meanwhile", async () => {
      const unpaid = await unpaidOrder(store)
      const { page } = await choose(unpaid)
      await store.admin.cancel(unpaid.orderId)
      const resultUrl = await store.amazon.approve(page.href)
      expect(failureOf(await unpaid.shopper.visit(resultUrl))).toBe("session_gone")
      const states = JSON.stringify(store.amazon.emulator.objects("charges"))
      expect(states).not.toContain('"Authorized"')
    })

    it("pays the new total of an order that was edited and cannot be charged without the buyer", async () => {
      const shopper = await store.shopper()
      const { orderId } = await shopper.buy()
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
      await told(store.container)
      const collectionId = await collectionToPay(store, orderId)
      const { page } = await choose({ shopper, collectionId })
      expect(orderOf(await shopper.visit(await store.amazon.approve(page.href)))).toBe(orderId)
      const { payments } = await store.admin.panel(orderId)
      expect(payments.filter(({ canceled }) => !canceled)).toMatchObject([
        { amount: "3500", charges: [{ state: "Authorized", amount: "3500" }] },
      ])
    })

    it("is of no use for the session of another buyer", async () => {
      const unpaid = await unpaidOrder(store)
      const victim = await (await store.shopper()).goToAmazon()
      const own = await store.amazon.checkout(await button(unpaid.collectionId), PAYS)
      const forged = new URL(own.url)
      forged.searchParams.set("amazonCheckoutSessionId", victim.checkoutSessionId)
      expect(failureOf(await unpaid.shopper.visit(forged.href))).toBe("wrong_cart")
      expect(store.amazon.callsOf(victim.checkoutSessionId)).not.toContain("updateCheckoutSession")
    })
  },
  { AMAZON_PAY_ASYNC: "true" },
)
