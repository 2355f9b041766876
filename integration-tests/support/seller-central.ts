import { setTimeout as pause } from "node:timers/promises"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "./books"
import { letTimePass } from "./clock"
import { heard, subscribe } from "./notifications"
import type { Purchase } from "./shopper"
import { someOf } from "./some-of"
import type { Store } from "./store"

/** What an order of beans and a cup costs. */
const PRICE = 2500

/** @returns what it was answered, if that is of interest */
type Deed = (store: Store, purchase: Purchase) => Promise<unknown>

/** Two parties who are at work on one order at about the same time. */
export interface Meeting {
  name: string
  /** What has been done before. */
  given?: Deed
  one: Deed
  other: Deed
  /** When the other begins, in milliseconds after the one; below zero, before it. */
  moments: readonly number[]
}

/** @returns what is wrong with the money, for each moment at which it is */
export async function meet(store: Store, { given, one, other, moments }: Meeting): Promise<string[]> {
  const wrong: string[] = []
  for (const moment of someOf(moments, 3)) {
    const purchase = await store.bought()
    await given?.(store, purchase)
    const answers = await Promise.all([
      pause(Math.max(-moment, 0)).then(() => one(store, purchase)),
      pause(Math.max(moment, 0)).then(() => other(store, purchase)),
    ])
    await heard(store)
    await store.admin.refresh(purchase.orderId)
    await letTimePass(store.container, { minutes: 60 })
    const found = [...answers.filter(isMistake), ...(await mistakes(store, purchase))]
    wrong.push(...found.map((mistake) => `after ${moment} ms: ${mistake}`))
  }
  return wrong
}

const isMistake = (answer: unknown): answer is string => typeof answer === "string"

async function mistakes(store: Store, { orderId, checkoutSessionId }: Purchase): Promise<string[]> {
  const [medusa, amazon] = [await booksOfMedusa(store, orderId), booksOfAmazon(store, checkoutSessionId)]
  const states = chargesAt(store, checkoutSessionId).map(({ statusDetails }) => statusDetails.state)
  return [
    amazon.captured > PRICE && `Amazon took ${amazon.captured}`,
    amazon.captured === PRICE && states.includes("Authorized") && "Amazon holds more than was to be paid",
    JSON.stringify(medusa) !== JSON.stringify(amazon) &&
      `Medusa has ${JSON.stringify(medusa)}, Amazon ${JSON.stringify(amazon)}`,
  ].filter(isMistake)
}

/** Amazon may refuse by then what the merchant wants in Seller Central. */
const ifItCan = (deed: Deed): Deed => {
  return (store, purchase) => deed(store, purchase).catch(() => undefined)
}
const captureThere = (amount?: number): Deed =>
  ifItCan((store, { checkoutSessionId }) => store.amazon.captureElsewhere(checkoutSessionId, amount))
const refundThere = (amount: number): Deed =>
  ifItCan((store, { checkoutSessionId }) => store.amazon.refundElsewhere(checkoutSessionId, amount))

const capture = (amount?: number): Deed => {
  return (store, { orderId }) => store.admin.capture(orderId, amount)
}
const refund = (amount: number): Deed => {
  return (store, { orderId }) => store.admin.refund(orderId, amount)
}
const notified =
  (deed: Deed): Deed =>
  (store, purchase) => {
    subscribe(store)
    return deed(store, purchase)
  }

const refresh: Deed = async (store, { orderId }) => {
  const { status, body } = await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
  return status === 200 ? undefined : `the refresh is answered ${status}: ${String(body["message"])}`
}

const LOOKS: readonly { name: string; look: Deed; isNotified?: boolean }[] = [
  { name: "an admin refreshes", look: refresh },
  { name: "a notification comes", look: (store) => heard(store), isNotified: true },
  { name: "the clock looks", look: (store) => letTimePass(store.container, { minutes: 10 }) },
]

/** A look may be over within a tenth of a second: most of these are within that. */
const WHILE_LOOKING = [-50, 0, 5, 15, 20, 50, 300]
const AROUND = [-300, -100, 0, 50, 100, 300]

export const CAPTURES: readonly Meeting[] = [
  ...LOOKS.flatMap(({ name, look, isNotified }) =>
    [700, PRICE].map((amount): Meeting => {
      const there = captureThere(amount)
      return {
        name: `¥${amount} was captured there, ${name}, and an admin captures all`,
        given: isNotified ? notified(there) : there,
        one: look,
        other: capture(),
        moments: WHILE_LOOKING,
      }
    }),
  ),
  {
    name: "an admin captures all, and ¥700 are captured there",
    one: capture(),
    other: captureThere(700),
    moments: AROUND,
  },
  {
    name: "an admin captures a part, and ¥700 are captured and notified there",
    one: capture(1000),
    other: notified(captureThere(700)),
    moments: AROUND,
  },
]

export const REFUNDS: readonly Meeting[] = [
  ...LOOKS.map(({ name, look, isNotified }): Meeting => {
    const there = refundThere(700)
    return {
      name: `¥700 were refunded there, ${name}, and an admin refunds as much`,
      given: async (store, purchase) => {
        await store.admin.capture(purchase.orderId)
        await (isNotified ? notified(there) : there)(store, purchase)
      },
      one: look,
      other: refund(700),
      moments: [0, 30, 50, 100, 300],
    }
  }),
  {
    name: "an admin refunds ¥700, and as much is refunded and notified there",
    given: capture(),
    one: refund(700),
    other: notified(refundThere(700)),
    moments: [-200, -50, 0, 50, 200],
  },
]
