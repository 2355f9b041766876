import { generateKeyPairSync } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import fc from "fast-check"
import { isChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { MERCHANT } from "../support/account"
import { booksOfAmazon, booksOfMedusa, chargesAt, entriesOfMedusa, paymentAtHand } from "../support/books"
import { breakOffCapture, breakOffRefund, startAgain } from "../support/broken-off"
import { letTimePass } from "../support/clock"
import { chooseAtLink, collectionToPay, openLink } from "../support/payment-link"
import { quiet } from "../support/quiet"
import type { Shopper } from "../support/shopper"
import { slowDown } from "../support/slow"
import { describeStore, type Store } from "../support/store"

/** Each is a run of its own, in which money moves. BOOKS_SEED=1,2 runs others. */
const SEEDS = process.env["BOOKS_SEED"]?.split(",").map(Number) ?? [3, 5, 7, 9, 11, 14]

/** BOOKS_DELAY_MS=300 delays every query and every call to Amazon by up to as much. */
const DELAY_MS = Number(process.env["BOOKS_DELAY_MS"] ?? 0)

const { publicKey: FOREIGN_KEY } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})

/** Past whatever the clock has put off. */
const QUARTER = 60 * 24 * 100

const MOVES_MONEY = "/capture$|/charges$|/refunds$"

/** What one of the parties does next. Amounts are shares of the order's ¥2,500. */
const action = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom("admin captures", "two admins capture at once", "admin refunds") },
    { weight: 4, arbitrary: fc.constantFrom("Seller Central captures", "Seller Central refunds") },
    { weight: 3, arbitrary: fc.constantFrom("Amazon declines the next refund", "Amazon declines the next charge") },
    { weight: 1, arbitrary: fc.constant("Amazon captures later") },
    { weight: 2, arbitrary: fc.constantFrom("the process ends in a capture", "the process ends in a refund") },
    { weight: 3, arbitrary: fc.constantFrom("the next answer is lost", "hours pass", "days pass") },
    { weight: 2, arbitrary: fc.constantFrom("admin reauthorizes", "admin refreshes") },
    { weight: 1, arbitrary: fc.constantFrom("admin cancels", "admin voids") },
    { weight: 2, arbitrary: fc.constantFrom("admin adds a cup", "buyer pays by a payment link") },
    { weight: 1, arbitrary: fc.constantFrom("buyer opens the payment link", "Amazon knows another key for a while") },
    { weight: 2, arbitrary: fc.constantFrom("the next answer is odd", "Amazon cannot be looked at") },
  ),
  /** What somebody does in Seller Central while it is done. */
  meanwhile: fc.constantFrom("nothing", "nothing", "Seller Central captures", "Seller Central refunds"),
  /** How long after it began, in milliseconds. */
  after: fc.integer({ min: 0, max: 300 }),
  amount: fc.constantFrom(1, 300, 700, 1000, 1800, 2500),
  notification: fc.constantFrom("comes", "comes", "comes twice", "comes late", "comes after the next", "is lost"),
  /** Whether what comes next waits for it. */
  isHeard: fc.boolean(),
})
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

const CHAOS = {
  comes: null,
  "comes twice": { kind: "duplicate" },
  "comes late": { kind: "delay", seconds: 5000 },
  "comes after the next": { kind: "reorder" },
  "is lost": { kind: "lose" },
} as const satisfies Record<Action["notification"], object | null>

async function act(store: Store, bought: Bought, action: Action, number: number) {
  const { meanwhile, after, notification, isHeard } = action
  const { emulator } = store.amazon
  const chaos = CHAOS[notification]
  emulator.ipn.chaos.clear()
  if (chaos) emulator.ipn.chaos.add(chaos)
  await Promise.all([
    doIt(store, bought, { ...action, number }),
    meanwhile === "nothing"
      ? null
      : pause(after).then(() => doIt(store, bought, { ...action, what: meanwhile, number: number + 100 })),
  ])
  if (isHeard) await emulator.ipn.idle()
}

async function doIt(
  store: Store,
  { orderId, shopper }: Bought,
  { what, amount, number }: Pick<Action, "what" | "amount"> & { number: number },
) {
  const { admin, amazon, container } = store
  const { emulator, merchant } = amazon
  const chargeIn = (state: string) =>
    chargesAt(store)
      .filter(({ statusDetails }) => statusDetails.state === state)
      .map(({ chargeId }) => chargeId)
      .find(isChargeId)
  const ignore = () => undefined // what cannot be done is refused, which changes nothing
  switch (what) {
    case "admin captures":
      await admin.capture(orderId, amount)
      break
    case "two admins capture at once":
      await Promise.all([admin.capture(orderId, amount), admin.capture(orderId, amount)])
      break
    case "admin refunds":
      await admin.refund(orderId, amount)
      break
    case "admin cancels":
      await admin.cancel(orderId)
      break
    case "admin voids":
      await admin.void(orderId)
      break
    case "admin adds a cup":
      await admin.edit(orderId, store.seeded.variant_ids.cup, 1)
      break
    case "buyer pays by a payment link": {
      // They get it minutes later, when the outcome of a charge without them is known.
      await letTimePass(container, { minutes: 10 })
      const collectionId = await collectionToPay(store, orderId)
      if (!collectionId) break
      const { page } = await chooseAtLink(store, { shopper, collectionId }, { payment: "1111" })
      // Else the order is paid by now.
      if (page.origin === new URL(amazon.url).origin) await shopper.visit(await amazon.approve(page.href))
      break
    }
    case "buyer opens the payment link": {
      const collectionId = await collectionToPay(store, orderId)
      if (collectionId) await openLink(store, collectionId)
      break
    }
    case "admin reauthorizes":
      await admin.reauthorize(orderId)
      break
    case "admin refreshes":
      await admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
      break
    case "Seller Central captures": {
      const chargeId = chargeIn("Authorized")
      if (chargeId) await merchant.captureCharge(chargeId, yen(amount), `by-hand-${String(number)}`).catch(ignore)
      break
    }
    case "Seller Central refunds": {
      const chargeId = chargeIn("Captured")
      const { captured, refunded } = booksOfAmazon(store)
      // Amazon would allow up to 15 % more than was captured, which Medusa has no place for.
      if (!chargeId || amount > captured - refunded) break
      await merchant.createRefund({ chargeId, refundAmount: yen(amount) }, `by-hand-${String(number)}`).catch(ignore)
      break
    }
    case "Amazon declines the next refund":
      emulator.faults.add({ kind: "simulate", method: "POST", path: "/refunds", code: "AmazonRejected" })
      break
    case "Amazon declines the next charge":
      emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code: "HardDeclined" })
      break
    case "Amazon captures later":
      emulator.faults.add({ kind: "simulate", method: "POST", pattern: "/capture$", code: "CaptureInitiated" })
      break
    case "the next answer is lost":
      emulator.faults.add({ kind: "drop-after", method: "POST", pattern: MOVES_MONEY, times: 3 })
      break
    case "the next answer is odd":
      emulator.faults.add({ kind: "rewrite", method: "POST", pattern: MOVES_MONEY, times: 3, body: {} })
      break
    case "Amazon cannot be looked at":
      emulator.faults.add({ kind: "status", status: 503, method: "GET", times: 12 })
      break
    case "Amazon knows another key for a while":
      emulator.merchants.add({ ...MERCHANT, publicKey: FOREIGN_KEY })
      await admin.capture(orderId, amount)
      emulator.merchants.add(MERCHANT)
      break
    case "the process ends in a capture":
    case "the process ends in a refund":
      await endProcess(store, orderId, { amount, inRefund: what === "the process ends in a refund" })
      break
    case "hours pass":
      emulator.clock.advance({ hours: 2 })
      await letTimePass(container, { minutes: 120 })
      break
    case "days pass":
      emulator.clock.advance({ days: 1 })
      await letTimePass(container, { minutes: 60 * 24 })
      break
  }
}

/** Where Medusa would have written the row: it refuses what is more than the payment holds, and captures none that is canceled. */
async function endProcess(store: Store, orderId: string, { amount, inRefund }: { amount: number; inRefund: boolean }) {
  const payment = await paymentAtHand(store, orderId)
  if (inRefund && amount <= payment.captured - payment.refunded) await breakOffRefund(store, orderId, { amount })
  const isCaptureable = !payment.canceled && amount <= payment.amount - payment.captured
  if (!inRefund && isCaptureable) await breakOffCapture(store, orderId, { amount })
  await startAgain(store)
}

/**
 * Nobody does anything and nothing is heard of any more: the clock alone has to find out, day by day.
 * @returns how many authorizations Amazon held after the first day: later they end by themselves
 */
async function settle(store: Store): Promise<number> {
  const { emulator } = store.amazon
  emulator.faults.clear()
  emulator.ipn.chaos.clear()
  emulator.ipn.chaos.add({ kind: "lose", times: 1000 })
  await emulator.ipn.idle()
  let held = 0
  for (let day = 0; day < 4; day++) {
    emulator.clock.advance({ days: 1 })
    // A look that failed is due again minutes later: each day is later than that.
    await letTimePass(store.container, { minutes: QUARTER * (day + 1) })
    // Notifications that were late come as the clock is put forward: whom they have rung is done before the next day.
    await emulator.ipn.idle()
    await quiet()
    if (day === 0) held = chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized").length
  }
  return held
}

interface Bought {
  orderId: string
  shopper: Shopper
}

async function buy(store: Store, closesTheBrowser: boolean): Promise<Bought> {
  const shopper = await store.shopper()
  if (!closesTheBrowser) return { shopper, orderId: (await shopper.buy()).orderId }
  await shopper.approve(await shopper.comeToReview())
  await letTimePass(store.container, { minutes: 1 })
  return { shopper, orderId: (await store.admin.orders())[0]!.id }
}

describeStore(
  "the books of Medusa and Amazon",
  (store) => {
    it.each(SEEDS)(
      "agree to the yen, whoever did what in whatever order (seed %i)",
      async (seed) => {
        const run = fc.asyncProperty(
          fc.boolean(),
          fc.array(action, { minLength: 12, maxLength: 14 }),
          async (closesTheBrowser, actions) => {
            const makeFast = DELAY_MS > 0 ? slowDown(store.container, DELAY_MS) : () => undefined
            const bought = await buy(store, closesTheBrowser)
            store.amazon.emulator.ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
            for (const [number, next] of actions.entries()) await act(store, bought, next, number)
            makeFast()
            const held = await settle(store)
            const { status } = await store.admin.order(bought.orderId)
            expect(held).toBeLessThanOrEqual(status === "canceled" ? 0 : 1)
            const medusa = await booksOfMedusa(store, bought.orderId)
            const amazon = booksOfAmazon(store)
            if (JSON.stringify(medusa) === JSON.stringify(amazon)) return
            expect({ ...medusa, entries: await entriesOfMedusa(store, bought.orderId) }).toEqual(amazon)
          },
        )
        // Without shrinking: a run cannot be repeated on the same store.
        await fc.assert(run, { seed, numRuns: 1, endOnFailure: true })
      },
      900_000,
    )
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
