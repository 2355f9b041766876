import { setTimeout as pause } from "node:timers/promises"
import { Admin, type Order } from "../support/admin"
import { Amazon } from "../support/amazon"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import { MedusaProcess } from "../support/process"
import { Shopper } from "../support/shopper"
import { until } from "../support/until"

/** What is open is carried on within a minute of the start; the rest is for a machine that is busy. */
const SECONDS_TO_SETTLE = 90

/** Past the three tries of a call: Amazon is at it until the process is gone. */
const TRIES = 3
const CALLS = [
  { method: "POST", pattern: "/complete$" },
  { method: "POST", pattern: "/capture$" },
  { method: "POST", pattern: "/charges$" },
  { method: "POST", pattern: "/refunds$" },
  { method: "DELETE", pattern: "/cancel$|/close$" },
]

const MOMENTS: readonly { name: string; kind: "latency" | "slow-body" }[] = [
  { name: "after Amazon has done the work, before it has answered", kind: "slow-body" },
  { name: "when Amazon has been asked, and has not begun", kind: "latency" },
]

interface Bought {
  orderId: string
  checkoutSessionId: string
}
type Kind = "completed" | "captured" | "refunded" | "canceled" | "charged"

describe.each(MOMENTS)("a process that is killed $name", ({ kind }) => {
  let amazon: Amazon
  let medusa: MedusaProcess
  let admin: Admin
  /** The one that is completed is no order yet. */
  let at: Record<Kind, Bought>

  beforeAll(async () => {
    amazon = await Amazon.start()
    medusa = await MedusaProcess.prepare(amazon.url, { AMAZON_PAY_ALLOW_OVERCHARGE: "true" })
    await medusa.start()
    admin = await Admin.login(medusa.url, medusa.seeded)
    at = await workUntilKilled()
    await medusa.start()
    await settled()
  }, 600_000)
  afterAll(async () => {
    await medusa.remove()
    await amazon.emulator.close()
  })

  const shopper = () => Shopper.withCart(medusa.url, amazon, medusa.seeded)

  async function buy(): Promise<Bought> {
    const { orderId, checkoutSessionId } = await (await shopper()).buy()
    await amazon.answered(checkoutSessionId, "updateChargePermission")
    return { orderId, checkoutSessionId }
  }

  /** All five are at Amazon when the process ends. */
  async function workUntilKilled(): Promise<Record<Kind, Bought>> {
    const [captured, refunded, canceled, charged] = [await buy(), await buy(), await buy(), await buy()]
    await admin.capture(refunded.orderId)
    const buyer = await shopper()
    const checkoutSessionId = await buyer.comeToReview()
    const resultUrl = await buyer.approve(checkoutSessionId)

    const { faults } = amazon.emulator
    for (const call of CALLS) faults.add({ ...call, kind, ms: 100_000, times: TRIES })
    const broken = Promise.allSettled([
      buyer.visit(resultUrl),
      admin.capture(captured.orderId),
      admin.refund(refunded.orderId, 700),
      admin.cancel(canceled.orderId),
      admin.edit(charged.orderId, medusa.seeded.variant_ids.cup, 2),
    ])
    await until(() => faults.list().every(({ left }) => left !== TRIES))
    // Amazon does at once what it does.
    await pause(100)
    await medusa.kill()
    await broken
    faults.clear()
    return { completed: { orderId: "", checkoutSessionId }, captured, refunded, canceled, charged }
  }

  /** Looks until all is as it should be, or for as long as it may take. */
  async function settled(): Promise<void> {
    const isRight = (look: () => Promise<unknown>, right: unknown) =>
      look().then(
        (found) => JSON.stringify(found) === JSON.stringify(right),
        () => false,
      )
    for (let seconds = 0; seconds < SECONDS_TO_SETTLE; seconds += 3) {
      const kinds = Object.keys(RIGHT) as Kind[]
      if ((await Promise.all(kinds.map((one) => isRight(() => moneyOf(one), RIGHT[one])))).every(Boolean)) return
      await pause(3_000)
    }
  }

  async function orderOf(one: Kind): Promise<Order | undefined> {
    if (one !== "completed") return admin.order(at[one].orderId)
    const known = Object.values(at).map(({ orderId }) => orderId)
    const [order] = (await admin.orders()).filter(({ id }) => !known.includes(id))
    return order && admin.order(order.id)
  }

  /** The order that was being canceled may be kept or canceled: it must not seem to be paid for. */
  function stateOf(one: Kind, { status, payment_status }: Order): string {
    if (one !== "canceled") return `${status}, ${payment_status}`
    return payment_status === "authorized" ? "authorized" : "released"
  }

  /** What Amazon has done, and what Medusa says of it. */
  async function moneyOf(one: Kind) {
    const order = await orderOf(one)
    const { checkoutSessionId } = at[one]
    const charges = chargesAt({ amazon }, checkoutSessionId)
    const { captured, refunded } = booksOfAmazon({ amazon }, checkoutSessionId)
    const books = order && (await booksOfMedusa({ admin }, order.id))
    return {
      order: order ? stateOf(one, order) : "none",
      books: books && [books.captured, books.refunded],
      amazon: [captured, refunded],
      held: charges
        .filter(({ statusDetails }) => statusDetails.state === "Authorized")
        .map(({ chargeAmount }) => Number(chargeAmount?.amount)),
    }
  }

  const RIGHT: Record<Kind, Awaited<ReturnType<typeof moneyOf>>> = {
    completed: { order: "pending, authorized", books: [0, 0], amazon: [0, 0], held: [2500] },
    captured: { order: "pending, captured", books: [2500, 0], amazon: [2500, 0], held: [] },
    refunded: { order: "pending, partially_refunded", books: [2500, 700], amazon: [2500, 700], held: [] },
    canceled: { order: "released", books: [0, 0], amazon: [0, 0], held: [] },
    charged: { order: "pending, authorized", books: [0, 0], amazon: [0, 0], held: [3500] },
  }

  it.each(Object.keys(RIGHT) as Kind[])("carries on when it is started again: what was to be %s", async (one) => {
    expect(await moneyOf(one)).toEqual(RIGHT[one])
  })
})
