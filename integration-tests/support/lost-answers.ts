import { bothBooks, type Books } from "./books"
import { letTimePass } from "./clock"
import { firstCharge } from "./first-charge"
import type { Answer } from "./http"
import { heard, subscribe } from "./notifications"
import { describeStore, type Store } from "./store"
import { someOf } from "./some-of"

/** What an admin asks for, and what it comes to when it is done once. */
export interface Press {
  name: string
  kind: "capture" | "refund"
  amount: number
  books: Books
  payment_status: string
  /** Charged at checkout, in place of all. */
  first?: number | null
}

const NOTHING = { captured: 0, refunded: 0, order: 0 }
const ALL = { captured: 2500, refunded: 0, order: 2500 }
const RETURNED = { captured: 2500, refunded: 2500, order: 0 }

/** Of an order of ¥2,500 that is authorized, or that can be charged. */
export const PRESSES: readonly Press[] = [
  { name: "a capture of all", kind: "capture", amount: 2500, books: ALL, payment_status: "captured" },
  {
    name: "a capture of a part",
    kind: "capture",
    amount: 1000,
    books: { ...NOTHING, captured: 1000, order: 1000 },
    payment_status: "partially_captured",
  },
  { name: "a refund of all", kind: "refund", amount: 2500, books: RETURNED, payment_status: "refunded" },
  {
    name: "a refund of a part",
    kind: "refund",
    amount: 700,
    books: { ...ALL, refunded: 700, order: 1800 },
    payment_status: "partially_refunded",
  },
]

type Between = "while the first press waits" | "between the presses" | "never, and the clock looks"

/** Amazon does the work, and none of the answers to the three tries arrives. */
const LOST = { kind: "drop-after", method: "POST", pattern: "/capture$|/charges$|/refunds$", times: 3 } as const

/** An admin presses twice, because Amazon's answers to the first press were lost. */
export function describeLostAnswers(name: string, presses: readonly Press[], env: Record<string, string> = {}): void {
  describeStore(
    name,
    (store) => {
      const press = (orderId: string, { kind, amount }: Press) => store.admin[kind](orderId, amount)
      const moments: Between[] = ["while the first press waits", "between the presses", "never, and the clock looks"]

      describe.each(moments)("pressed twice (the notification comes %s)", (moment) => {
        it.each(someOf(presses, 2))("is one: $name", async (wanted) => {
          const orderId = await bought(store, wanted)
          await firstPress(store, moment, () => press(orderId, wanted))
          await press(orderId, wanted)
          await settled(store, orderId)
          expect(await bothBooks(store, orderId)).toEqual([wanted.books, wanted.books])
          expect(await store.admin.order(orderId)).toMatchObject({ payment_status: wanted.payment_status })
        })
      })

      it.each(someOf(presses, 1))("is not called undone while its outcome is not known: $name", async (wanted) => {
        const orderId = await bought(store, wanted)
        awayOnceAsked(store)
        const { status, body } = await press(orderId, wanted)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(body["message"]).toMatch(/not (yet )?known|unknown/i)
        expect(body["message"]).toMatch(/again|wait|refresh|look/i)
        expect(body["message"]).not.toMatch(/nothing was|did not|was not/i)
      })
    },
    env,
  )
}

/** Amazon does the work, its answer is lost, and from then on it cannot be reached. */
function awayOnceAsked({ amazon }: Store): void {
  const { events, faults } = amazon.emulator
  faults.add({ ...LOST, times: 1 })
  const stop = events.subscribe((event) => {
    if (event.type !== "call" || event.fault !== LOST.kind) return
    stop()
    faults.add({ kind: "status", status: 503, times: null })
  })
}

async function firstPress(store: Store, moment: Between, press: () => Promise<Answer>): Promise<void> {
  const { faults, ipn, clock } = store.amazon.emulator
  subscribe(store)
  if (moment.startsWith("never")) ipn.chaos.add({ kind: "lose", times: 1000 })
  if (moment === "between the presses") ipn.chaos.add({ kind: "delay", seconds: 60, times: 1000 })
  faults.add(LOST)
  await press()
  faults.clear()
  ipn.chaos.clear()
  if (moment === "between the presses") clock.advance({ minutes: 2 })
  if (moment === "never, and the clock looks") await letTimePass(store.container, { minutes: 10 })
  await heard(store)
}

/** An order that is ready for the press. */
async function bought(store: Store, { kind, first = null }: Press): Promise<string> {
  firstCharge.amount = first
  const name = `bought, ${first ?? "all"} is charged at checkout`
  const { orderId } = await store.given(name, async () => (await store.shopper()).buy())
  if (kind === "refund") await store.admin.capture(orderId)
  return orderId
}

async function settled(store: Store, orderId: string): Promise<void> {
  await heard(store)
  await store.admin.refresh(orderId)
  await letTimePass(store.container, { minutes: 60 })
}
