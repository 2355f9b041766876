import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { BOUGHT, lookOnce, right, type Found } from "../support/after-a-kill"
import { ageRows } from "../support/age"
import { EndingProcess, type Step } from "../support/ending-process"
import { itIsRightAfterAKill, type Work } from "../support/killing"
import { quiet } from "../support/quiet"
import { describeStore, type Store } from "../support/store"

/** Of a buyer who does not come back the clock soon places the order. */
const KINDS = ["capture", "refund", "cancel", "charge", "complete"] as const
type Kind = (typeof KINDS)[number]

/** Where Medusa has done the one half and not the other, of what Amazon has done already or is still to do. */
const BETWEEN: readonly Record<Kind, Step>[] = [
  {
    complete: `insert into "order_cart", after insert into "order_payment_collection"`,
    capture: `insert into "order_transaction"`,
    refund: `insert into "order_transaction"`,
    cancel: `update "payment" set`,
    charge: `insert into "payment_collection"`,
  },
  {
    complete: `insert into "order_payment_collection", after insert into "order_cart"`,
    capture: `update "payment" set`,
    refund: `update "payment" set`,
    cancel: `update "payment_collection" set`,
    charge: `update "payment_collection" set`,
  },
  {
    complete: `update "payment_collection" set`,
    capture: `update "payment_collection" set`,
    refund: `update "payment_collection" set`,
    cancel: `update "order" set`,
    charge: `insert into "payment" `,
  },
  {
    complete: `set outcome = 'open', attempts`,
    capture: `insert into "capture"`,
    refund: `insert into "order_change" `,
    cancel: "DELETE ",
    charge: `insert into "payment_session"`,
  },
  {
    complete: `insert into "payment" `,
    capture: `/capture: 200`,
    refund: `insert into "order_credit_line"`,
    cancel: `update "reservation_item"`,
    charge: `/charges: 201`,
  },
  {
    complete: `/complete: 200`,
    capture: `/capture`,
    refund: `/refunds: 201`,
    cancel: `/cancel: 200`,
    charge: `/charges`,
  },
]

const ENV = { AMAZON_PAY_ALLOW_OVERCHARGE: "true" }

async function buy(store: Store) {
  const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
  const payment = `payments/${await store.admin.paymentId(orderId)}`
  await quiet()
  return { bought: { orderId, checkoutSessionId }, payment }
}

const PREPARE: Record<Kind, (store: Store) => Promise<Work>> = {
  async complete(store) {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const path = (await shopper.approve(checkoutSessionId)).slice(store.url.length)
    return { checkoutSessionId, method: "GET", path }
  },
  async capture(store) {
    const { bought, payment } = await buy(store)
    return { ...bought, method: "POST", path: `${payment}/capture`, body: {} }
  },
  async refund(store) {
    const { bought, payment } = await buy(store)
    await store.admin.capture(bought.orderId)
    await quiet()
    return { ...bought, method: "POST", path: `${payment}/refund`, body: { amount: 700 } }
  },
  async cancel(store) {
    const { bought } = await buy(store)
    return { ...bought, method: "POST", path: `orders/${bought.orderId}/cancel`, body: {} }
  },
  async charge(store) {
    const { bought } = await buy(store)
    await store.admin.ask("POST", "order-edits", { order_id: bought.orderId })
    const path = `order-edits/${bought.orderId}`
    const items = [{ variant_id: store.seeded.variant_ids.cup, quantity: 2 }]
    await store.admin.ask("POST", `${path}/items`, { items })
    return { ...bought, method: "POST", path: `${path}/confirm` }
  },
}

const REFUNDED = right("pending, partially_refunded, ¥1800", [2500], [], [2500, 700])
const CAPTURED = right("pending, captured, ¥2500", [2500], [], [2500, 0])

/** Done, or never begun: but what the buyer has approved is bought, and what an order costs is charged. */
const RIGHT: Record<Kind, readonly Found[]> = {
  complete: [BOUGHT],
  capture: [BOUGHT, CAPTURED],
  refund: [CAPTURED, REFUNDED],
  // Of an order that is kept it shows that nothing is held for it any more.
  cancel: [BOUGHT, right("pending, canceled, ¥2500", [], []), right("canceled, canceled, ¥2500", [], [])],
  charge: [BOUGHT, right("pending, authorized, ¥3500", [3500], [3500])],
}

describeStore(
  "a process that is killed: one look later money and books are right",
  (store) => {
    itIsRightAfterAKill(store, { kinds: KINDS, prepare: PREPARE, look: lookOnce, right: RIGHT, env: ENV }, BETWEEN)

    it("an order that was tied to no cart goes, too, when its buyer comes by the review page again", async () => {
      const ending = await EndingProcess.start(store)
      const shopper = await store.shopper()
      const path = (await shopper.approve(await shopper.comeToReview())).slice(store.url.length)
      await ending.end([{ method: "GET", path, haltAt: `insert into "order_cart"` }])
      const [unfinished] = await store.admin.orders()
      const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw("delete from amazon_pay_lease")
      await database.raw("update amazon_pay_checkout_session set next_look_at = null")
      await ageRows(store.container, { minutes: 10 })
      const { orderId } = await shopper.buy()
      expect((await store.admin.orders()).map(({ id }) => id)).toEqual([orderId])
      expect(orderId).not.toBe(unfinished!.id)
    })
  },
  ENV,
)
