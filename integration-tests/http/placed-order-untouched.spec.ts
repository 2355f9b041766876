import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { booksOfAmazon, booksOfMedusa, heldAtAmazon } from "../support/books"
import { comeToRest, letTimePass } from "../support/clock"
import { unheard } from "../support/quiet"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"
import { someOf } from "../support/some-of"

describeStore("a placed order", (store) => {
  /** The process ended when the order was placed: nobody heard of it, and the clock is to look at the checkout. */
  const place = <Result>(buy: () => Promise<Result>) => unheard(store.container, "order.placed", buy)

  /** Each is authorized at ¥2,500. */
  const ORDERS: Record<string, () => Promise<string>> = {
    async "of the review flow"() {
      const shopper = await store.shopper()
      return (await place(() => shopper.buy())).orderId
    },
    async "of the direct flow"() {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      return orderOf(await place(() => shopper.visit(url)))!
    },
  }

  /** What may become of Medusa's payment sessions: another plugin, a script, a later Medusa. */
  const ROWS: Record<string, string> = {
    deleted: "deleted_at = now()",
    emptied: "data = '{}'::jsonb",
    "of another Checkout Session":
      "data = jsonb_set(data, '{amazon_pay,checkout_session_id}', to_jsonb(gen_random_uuid()::text))",
    canceled: "status = 'canceled'",
    "pending once more": "status = 'pending', authorized_at = null",
    "of another amount": `amount = 1, raw_amount = '{"value":"1","precision":20}'::jsonb`,
  }

  const change = (update: string) =>
    store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(`update payment_session set ${update}`)

  const cases = Object.keys(ORDERS).flatMap((order) => Object.keys(ROWS).map((row) => ({ order, row })))

  it.each(someOf(cases, 5))("$order whose payment sessions are $row keeps its payment", async ({ order, row }) => {
    const orderId = await ORDERS[order]!()
    await change(ROWS[row]!)
    await letTimePass(store.container, { minutes: 1 })
    await comeToRest(store.container)
    expect(heldAtAmazon(store)).toEqual([2500])
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    await comeToRest(store.container)
    const paid = { captured: 2500, refunded: 0, order: 2500 }
    expect([await booksOfMedusa(store, orderId), booksOfAmazon(store)]).toEqual([paid, paid])
  })
})
