import { booksOfAmazon, booksOfMedusa, heldAtAmazon } from "../support/books"
import { comeToRest } from "../support/clock"
import { chooseAtLink, collectionToPay, openLink, payAtLink, unpaidOrder, type OpenLink } from "../support/payment-link"
import { describeStore } from "../support/store"
import { told } from "../support/told"
import { someOf } from "../support/some-of"

type Unsettled = OpenLink & { orderId: string }

const SETTLES = { payment: "0701" }
const PAYS = { payment: "1111" }

describeStore(
  "a payment link whose page is opened again",
  (store) => {
    const emulator = () => store.amazon.emulator

    /** What Amazon has not answered for yet: ¥2,500, and ¥3,500 of an order that was edited. */
    const UNSETTLED: Record<string, () => Promise<Unsettled>> = {
      async "the authorization of the checkout is pending"() {
        const shopper = await store.shopper()
        const { orderId } = await shopper.buy(SETTLES)
        const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=*payment_collections`)
        return { shopper, orderId, collectionId: String(body["order"]?.["payment_collections"]?.[0]?.["id"]) }
      },
      async "the authorization of the link is pending"() {
        const unpaid = await unpaidOrder(store)
        const { page } = await chooseAtLink(store, unpaid, SETTLES)
        await unpaid.shopper.visit(await store.amazon.approve(page.href))
        return unpaid
      },
      async "the answer to the link's payment was lost"() {
        const unpaid = await unpaidOrder(store)
        const { page } = await chooseAtLink(store, unpaid, PAYS)
        const resultUrl = await store.amazon.approve(page.href)
        emulator().faults.add({ kind: "drop-after", pattern: "/complete$" })
        emulator().faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
        await unpaid.shopper.visit(resultUrl)
        emulator().faults.clear()
        return unpaid
      },
      async "the answer to the charge of an edited order was lost"() {
        const shopper = await store.shopper()
        const { orderId } = await shopper.buy()
        emulator().faults.add({ kind: "drop-after", method: "POST", pattern: "/charges$", times: null })
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await told(store.container)
        emulator().faults.clear()
        return { shopper, orderId, collectionId: await collectionToPay(store, orderId) }
      },
    }

    const AGAIN: Record<string, (unsettled: Unsettled) => Promise<unknown>> = {
      "and left": ({ collectionId }) => openLink(store, collectionId),
      "by two at once": ({ collectionId }) =>
        Promise.all([openLink(store, collectionId), openLink(store, collectionId)]),
      "while the admin looks at the order": ({ collectionId, orderId }) =>
        Promise.all([openLink(store, collectionId), store.admin.refresh(orderId)]),
      "and paid once more": (link) => payAtLink(store, link),
    }

    const cases = Object.keys(UNSETTLED).flatMap((unsettled) => Object.keys(AGAIN).map((again) => [again, unsettled]))

    it.each(someOf(cases, 6))(
      "%s, while %s, holds the order's total once, as its payment",
      async (again, unsettled) => {
        const link = await UNSETTLED[unsettled]!()
        const { orderId } = link
        await AGAIN[again]!(link)
        emulator().clock.advance({ minutes: 1 })
        await comeToRest(store.container)
        const { total, payment_status } = await store.admin.order(orderId)
        expect({ held: heldAtAmazon(store), payment_status }).toEqual({ held: [total], payment_status: "authorized" })
        expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
        const paid = { captured: total, refunded: 0, order: total }
        expect([await booksOfMedusa(store, orderId), booksOfAmazon(store)]).toEqual([paid, paid])
      },
    )
  },
  { AMAZON_PAY_ASYNC: "true", AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
