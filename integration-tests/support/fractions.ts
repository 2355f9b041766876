import { booksOfAmazon, booksOfMedusa, chargesAt } from "./books"
import { letTimePass } from "./clock"
import { heard, subscribe } from "./notifications"
import { shopperFor, type Market } from "./priced"
import type { Purchase } from "./shopper"
import { describeStore, type Store } from "./store"
import { someOf } from "./some-of"

/** A total that Amazon cannot take as it is. */
export interface Total {
  total: number
  atAmazon: number
  /** Of the total, as an admin would enter them. */
  parts: readonly number[]
}

interface Fate {
  name: string
  payment_status: "captured" | "refunded" | "canceled"
  happen: (store: Store, purchase: Purchase, total: Total) => Promise<unknown>
}

const FATES: readonly Fate[] = [
  {
    name: "captured by the admin",
    payment_status: "captured",
    happen: ({ admin }, { orderId }) => admin.capture(orderId),
  },
  {
    name: "captured by the admin in parts",
    payment_status: "captured",
    happen: async ({ admin }, { orderId }, { parts }) => {
      for (const part of parts) expect(await admin.capture(orderId, part)).toMatchObject({ status: 200 })
    },
  },
  {
    name: "captured in Seller Central",
    payment_status: "captured",
    happen: ({ amazon }, { checkoutSessionId }) => amazon.captureElsewhere(checkoutSessionId),
  },
  {
    name: "captured in Seller Central in part, and the rest by the admin",
    payment_status: "captured",
    happen: async (store, { orderId, checkoutSessionId }, { total }) => {
      await store.amazon.captureElsewhere(checkoutSessionId, 5)
      await heard(store)
      expect(await store.admin.capture(orderId, round(total - 5))).toMatchObject({ status: 200 })
    },
  },
  {
    name: "captured by the admin, with answers that are lost",
    payment_status: "captured",
    happen: async ({ admin, amazon }, { orderId }) => {
      amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern: "/capture$", times: 3 })
      await admin.capture(orderId)
      await admin.capture(orderId)
    },
  },
  {
    name: "refunded by the admin",
    payment_status: "refunded",
    happen: async ({ admin }, { orderId }, { total }) => {
      await admin.capture(orderId)
      expect(await admin.refund(orderId, total)).toMatchObject({ status: 200 })
    },
  },
  {
    name: "captured and refunded by the admin in parts",
    payment_status: "refunded",
    happen: async ({ admin }, { orderId }, { parts }) => {
      for (const part of parts) await admin.capture(orderId, part)
      for (const part of parts) expect(await admin.refund(orderId, part)).toMatchObject({ status: 200 })
    },
  },
  {
    name: "refunded in Seller Central",
    payment_status: "refunded",
    happen: async ({ admin, amazon }, { orderId, checkoutSessionId }) => {
      await admin.capture(orderId)
      await amazon.refundElsewhere(checkoutSessionId)
    },
  },
  {
    name: "refunded by the admin, with answers that are lost",
    payment_status: "refunded",
    happen: async ({ admin, amazon }, { orderId }, { total }) => {
      await admin.capture(orderId)
      amazon.emulator.faults.add({ kind: "drop-after", method: "POST", pattern: "/refunds$", times: 3 })
      await admin.refund(orderId, total)
      await admin.refund(orderId, total)
    },
  },
  {
    name: "captured, and canceled",
    payment_status: "refunded",
    happen: async ({ admin }, { orderId }) => {
      await admin.capture(orderId)
      await admin.cancel(orderId)
    },
  },
  { name: "canceled", payment_status: "canceled", happen: ({ admin }, { orderId }) => admin.cancel(orderId) },
]

/** Orders whose totals have fractions of the smallest unit: whatever becomes of them, nothing is left over. */
export function describeFractions(market: Market, totals: readonly Total[], env: Record<string, string> = {}): void {
  describeStore(
    `an order whose total in ${market.currency.toUpperCase()} has fractions of the smallest unit`,
    (store) => {
      describe.each(totals)("$total", (total) => {
        it.each(someOf(FATES, 3))("ends with nothing outstanding: $name", async ({ happen, payment_status }) => {
          const purchase = await (await shopperFor(store, market, total.total)).buy()
          const { orderId, checkoutSessionId } = purchase
          await store.amazon.answered(checkoutSessionId, "updateChargePermission")
          subscribe(store)
          await happen(store, purchase, total)
          await heard(store)
          for (let looks = 0; looks < 2; looks++) {
            const { status } = await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
            expect(status).toBe(200)
          }
          await letTimePass(store.container, { minutes: 60 })
          expect(await moneyOf(store, orderId)).toEqual(moneyWhen(payment_status, total))
          const answers = store.amazon.emulator.ipn.deliveries().map(({ status }) => status)
          expect(new Set(answers)).toEqual(new Set([200]))
        })
      })
    },
    env,
  )
}

/** Without what binary fractions add. */
const round = (amount: number) => Math.round(amount * 10_000) / 10_000

async function moneyOf(store: Store, orderId: string) {
  const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=+summary,+payment_status`)
  const status = String(body["order"]!["payment_status"])
  const medusa = await booksOfMedusa(store, orderId)
  const amazon = booksOfAmazon(store)
  return {
    payment_status: status,
    // Medusa keeps the whole total of a canceled order there.
    outstanding: status === "canceled" ? 0 : round(Number(body["order"]!["summary"]!["pending_difference"])),
    captured: [round(medusa.captured), round(amazon.captured)],
    refunded: [round(medusa.refunded), round(amazon.refunded)],
    held: chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized").length,
  }
}

function moneyWhen(payment_status: Fate["payment_status"], { total, atAmazon }: Total) {
  const all = [total, atAmazon]
  const none = [0, 0]
  return {
    payment_status,
    outstanding: 0,
    captured: payment_status === "canceled" ? none : all,
    refunded: payment_status === "refunded" ? all : none,
    held: 0,
  }
}
