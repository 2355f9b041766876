import { Modules } from "@medusajs/framework/utils"
import { booksOfAmazon, booksOfMedusa, heldAtAmazon } from "../support/books"
import { startAgain } from "../support/broken-off"
import { comeToRest } from "../support/clock"
import { chooseAtLink, unpaidOrder, type OpenLink } from "../support/payment-link"
import { quiet, unheard } from "../support/quiet"
import { describeStore } from "../support/store"
import { notices, told } from "../support/told"
import { someOf } from "../support/some-of"

type Link = OpenLink & { orderId: string; checkoutSessionId: string }

describeStore(
  "what is canceled before anybody has seen what Amazon did",
  (store) => {
    const emulator = () => store.amazon.emulator
    const away = () => emulator().faults.add({ kind: "status", status: 503, times: null })

    /** The buyer of a link has paid, and Amazon's answer to Complete was lost. */
    async function lostLink(payment: string): Promise<Link> {
      const unpaid = await unpaidOrder(store)
      const { page, checkoutSessionId } = await chooseAtLink(store, unpaid, { payment })
      const resultUrl = await store.amazon.approve(page.href)
      emulator().faults.add({ kind: "drop-after", pattern: "/complete$" })
      emulator().faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
      await unpaid.shopper.visit(resultUrl)
      emulator().faults.clear()
      return { ...unpaid, checkoutSessionId }
    }

    const LINKS: Record<string, () => Promise<Link>> = {
      "the payment of a link": () => lostLink("1111"),
      "the pending authorization of a link": () => lostLink("0701"),
      async "the payment of a link that was captured in Seller Central"() {
        const link = await lostLink("1111")
        await store.amazon.captureElsewhere(link.checkoutSessionId)
        return link
      },
    }

    const CANCELS: Record<string, (orderId: string) => Promise<unknown>> = {
      "with the order": (orderId) => store.admin.cancel(orderId),
      async "with the order while Amazon is away"(orderId) {
        away()
        await store.admin.cancel(orderId)
        await quiet()
        emulator().faults.clear()
      },
      async "with the order by a process that ends before anybody has heard of it"(orderId) {
        await unheard(store.container, "order.canceled", () => store.admin.cancel(orderId))
        await startAgain(store)
      },
      async "with the order by a process that ends while Amazon is away"(orderId) {
        away()
        await unheard(store.container, "order.canceled", () => store.admin.cancel(orderId))
        emulator().faults.clear()
        await startAgain(store)
      },
    }

    /** Nothing is held, and what was taken is given back, or the admin is told of it. */
    async function expectNothingStaysAfter(cancel: () => Promise<unknown>) {
      const known = (await notices(store.container)).length
      await cancel()
      emulator().clock.advance({ minutes: 1 })
      await comeToRest(store.container)
      expect(heldAtAmazon(store)).toEqual([])
      const { order: kept } = booksOfAmazon(store)
      if (kept > 0) expect((await notices(store.container)).slice(known).join()).toContain(String(kept))
    }

    const isClosed = () =>
      emulator()
        .objects("chargePermissions")
        .map((one) => JSON.stringify(one).includes('"Closed"'))

    const both = Object.keys(LINKS).flatMap((link) => Object.keys(CANCELS).map((cancel) => [link, cancel]))
    it.each(someOf(both, 5))("%s, canceled %s, does not stay at Amazon", async (link, cancel) => {
      const { orderId } = await LINKS[link]!()
      await expectNothingStaysAfter(() => CANCELS[cancel]!(orderId))
      expect(isClosed()).not.toContain(false)
      await store.admin.refresh(orderId)
      expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled" })
    })

    it.each(Object.keys(LINKS))(
      "%s, whose collection alone is canceled by code, does not stay at Amazon",
      async (link) => {
        const { collectionId } = await LINKS[link]!()
        const payments = store.container.resolve(Modules.PAYMENT)
        await expectNothingStaysAfter(() => payments.updatePaymentCollections(collectionId, { status: "canceled" }))
      },
    )

    const [first, ...others] = Object.keys(CANCELS)
    it.each([first, others.at(-1)])(
      "the charge of an edited order, canceled %s, does not stay at Amazon",
      async (cancel) => {
        const { orderId } = await (await store.shopper()).buy()
        emulator().faults.add({ kind: "drop-after", method: "POST", pattern: "/charges$", times: null })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await told(store.container)
        emulator().faults.clear()
        await expectNothingStaysAfter(() => CANCELS[cancel!]!(orderId))
      },
    )

    const ORDERS: Record<string, () => Promise<string>> = {
      "an authorized order": async () => (await (await store.shopper()).buy()).orderId,
      "an order whose authorization is pending": async () =>
        (await (await store.shopper()).buy({ payment: "0701" })).orderId,
      async "an order that is captured in part"() {
        const { orderId } = await (await store.shopper()).buy()
        await store.admin.capture(orderId, 1000)
        return orderId
      },
    }
    const unheardOf = others.slice(1)
    const orders = Object.keys(ORDERS).flatMap((order) => unheardOf.map((cancel) => [order, cancel]))
    it.each(someOf(orders, 3))("%s, canceled %s, is released", async (order, cancel) => {
      const orderId = await ORDERS[order]!()
      await expectNothingStaysAfter(() => CANCELS[cancel]!(orderId))
      expect(isClosed()).toEqual([true])
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    })
  },
  { AMAZON_PAY_ASYNC: "true", AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
