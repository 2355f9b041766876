import { isDeepStrictEqual } from "node:util"
import { atAmazon, atMedusa, BOUGHT, lookOnce, right, type Found } from "../support/after-a-kill"
import { EndingProcess, type Step, type Task } from "../support/ending-process"
import { listen } from "../support/log"
import { quiet } from "../support/quiet"
import { describeStore, type Store } from "../support/store"

const KINDS = ["capture", "refund", "cancel", "charge", "complete"] as const
type Kind = (typeof KINDS)[number]

/**
 * KILL_ROUNDS=20 ends so many processes, each in the middle of one task of each kind: 100 tasks, at steps that are spread
 * over all that they take. KILL_SEED=2 takes others.
 */
const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 1)
const SEED = Number(process.env["KILL_SEED"] ?? 1)

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

/** Between 0 and 1, and for no two kinds alike. */
function shareOf(kind: Kind, round: number): number {
  const start = ((SEED + KINDS.indexOf(kind) / KINDS.length) * Math.SQRT2) % 1
  return (round + start) / ROUNDS
}

/** What a process is to do with a checkout, of which there may be an order. */
interface Work extends Task {
  checkoutSessionId: string
  orderId?: string
}

const ENV = { AMAZON_PAY_ALLOW_OVERCHARGE: "true" }

describeStore(
  "a process that is killed: one look later money and books are right",
  (store) => {
    let steps: Record<Kind, number> | null = null

    it.each(BETWEEN)("between $complete, $capture, $refund, $cancel, $charge and what is before it", (haltAt) =>
      killed(haltAt),
    )

    it.each(Array.from({ length: ROUNDS }, (_, round) => [SEED, round]))(
      "at any step (seed %i, round %i)",
      async (_, round) => {
        steps ??= await count()
        const { ...haltAt } = steps
        for (const kind of KINDS) haltAt[kind] = 1 + Math.floor(shareOf(kind, round) * steps[kind])
        await killed(haltAt)
      },
    )

    async function begin(): Promise<{ ending: EndingProcess; works: Work[] }> {
      const orders = Promise.all(KINDS.filter((kind) => kind !== "complete").map((kind) => PREPARE[kind](store)))
      const [ending, works] = await Promise.all([EndingProcess.start(store, ENV), orders])
      // Last, and at once: the clock places the order of a buyer who does not come back.
      return { ending, works: [...works, await PREPARE.complete(store)] }
    }

    async function count(): Promise<Record<Kind, number>> {
      const { ending, works } = await begin()
      const counted = await ending.count(works)
      await ending.stop()
      return Object.fromEntries(KINDS.map((kind, at) => [kind, counted[at]])) as Record<Kind, number>
    }

    async function killed(haltAt: Record<Kind, Step>): Promise<void> {
      const before = (await store.admin.orders()).map(({ id }) => id)
      const { ending, works } = await begin()
      const tasks = works.map((work, at) => ({ ...work, haltAt: haltAt[KINDS[at]!] }))
      const ended = await ending.end(tasks)
      const log = listen(store.container)
      await lookOnce(store)
      log.end()
      const known = [...before, ...works.map(({ orderId }) => orderId)]
      const placed = (await store.admin.orders()).map(({ id }) => id).filter((id) => !known.includes(id))
      const wrong = []
      for (const [at, kind] of KINDS.entries()) {
        const { orderId, checkoutSessionId } = works[at]!
        const found = {
          medusa: await Promise.all((orderId ? [orderId] : placed).map((id) => atMedusa(store, id))),
          amazon: atAmazon(store, checkoutSessionId),
        }
        const step = `${kind} at ${haltAt[kind]}: ${ended[at]!.slice(0, 200)}`
        const isRight = RIGHT[kind].some((right) => isDeepStrictEqual(found, right))
        if (!isRight) wrong.push({ step, found })
      }
      const said = wrong.length === 0 ? [] : log.lines.filter((line) => line.includes("Amazon Pay"))
      expect({ wrong, said }).toEqual({ wrong: [], said: [] })
    }
  },
  ENV,
)

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
