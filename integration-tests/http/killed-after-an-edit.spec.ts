import type { AdjustableClock } from "../../src/amazon/clock"
import { lookOnce, right, type Found } from "../support/after-a-kill"
import { passTime } from "../support/clock"
import type { Step } from "../support/ending-process"
import { itIsRightAfterAKill, type Work } from "../support/killing"
import { quiet } from "../support/quiet"
import { describeStore, type Store } from "../support/store"

/** The time that Amazon takes ends for all that is undecided, so that the last of them stays so. */
const KINDS = ["takeBack", "decide", "takeBackEarly"] as const
type Kind = (typeof KINDS)[number]

const COLLECTION = `update "payment_collection" set`
const BETWEEN: readonly Record<Kind, Step>[] = [
  { takeBack: "insert into amazon_pay_operation", decide: `insert into "payment" `, takeBackEarly: COLLECTION },
  { takeBack: "/cancel", decide: "charge_due) values", takeBackEarly: `insert into "order_summary"` },
  { takeBack: "/cancel: 200", decide: COLLECTION, takeBackEarly: `update "order_change" set` },
  { takeBack: `update "payment" set`, decide: `update "payment_session" set`, takeBackEarly: `update "order" set` },
  { takeBack: COLLECTION, decide: "update amazon_pay_watch", takeBackEarly: "amazon_pay_watch" },
]

const ENV = { AMAZON_PAY_ALLOW_OVERCHARGE: "true", AMAZON_PAY_ASYNC: "true" }

async function look(store: Store): Promise<void> {
  await lookOnce(store)
  // What is charged anew Amazon decides later, too.
  for (const minutes of [10, 10, 20, 40]) await passTime(store, minutes)
  store.container.resolve<{ clock: AdjustableClock }>("amazonPay").clock.setOffset(0)
}

const PREPARE: Record<Kind, (store: Store) => Promise<Work>> = {
  /** ¥500 are held for a cup that is taken off again; the rest is captured. */
  takeBack: (store) =>
    prepareTakingBack(store, async (orderId) => {
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
    }),
  /** Amazon has decided, of ¥2,500, on an order that costs ¥2,000 by then. */
  async decide({ admin, amazon, shopper }) {
    const { orderId, checkoutSessionId } = await (await shopper()).buy({ payment: "0701" })
    await admin.editOff(orderId, 500)
    await quiet()
    amazon.emulator.clock.advance({ minutes: 1 })
    return { orderId, checkoutSessionId, method: "POST", path: `amazon-pay/orders/${orderId}/refresh` }
  },
  /** Amazon holds the ¥500 only after the cup is taken off. */
  takeBackEarly: (store) => prepareTakingBack(store, () => Promise.resolve()),
}

async function prepareTakingBack(
  { admin, shopper, seeded }: Store,
  decide: (orderId: string) => Promise<void>,
): Promise<Work> {
  const { orderId, checkoutSessionId } = await (await shopper()).buy()
  await admin.capture(orderId)
  await admin.edit(orderId, seeded.variant_ids.cup, 1)
  await admin.ask("POST", `amazon-pay/orders/${orderId}/charge`)
  await quiet()
  await decide(orderId)
  await admin.beginEditOff(orderId, 500)
  return { orderId, checkoutSessionId, method: "POST", path: `order-edits/${orderId}/confirm` }
}

/** Done, or not confirmed. */
const TAKEN_BACK = [
  right("pending, captured, ¥2500", [2500], [], [2500, 0]),
  right("pending, partially_captured, ¥3000", [2500, 500], [500], [2500, 0]),
]

const RIGHT: Record<Kind, readonly Found[]> = {
  takeBack: TAKEN_BACK,
  decide: [right("pending, authorized, ¥2000", [2000], [2000])],
  takeBackEarly: TAKEN_BACK,
}

describeStore(
  "a process that is killed while an edit is followed: in the end no more is held than the order costs",
  (store) => {
    itIsRightAfterAKill(store, { kinds: KINDS, prepare: PREPARE, look, right: RIGHT, env: ENV }, BETWEEN)
  },
  ENV,
)
