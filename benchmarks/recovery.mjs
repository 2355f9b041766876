import { setTimeout as pause } from "node:timers/promises"
import { figure } from "./lib/figures.mjs"

const ABANDONED = 1_000
const AT_ONCE = 4
/** Between two buyers, so that they come at different moments of the clock's run. */
const APART_MS = 7_000
const LONGEST_MS = 180_000

export const ids = ["recovery_seconds"]

/**
 * How long a buyer who has paid and closed the browser waits for the order, while the clock has so many others to look at that
 * were never approved. Those were tried once before, as all are after half a minute.
 */
export async function measure({ rounds, scale, store }) {
  const { shop, step, query } = await store()
  const others = Math.round(ABANDONED * scale)
  await step(`${others} buyers who turn back`, async () => {
    let left = others
    const worker = async () => {
      while (left-- > 0) await shop.confirm()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  })
  await query(
    `update amazon_pay_checkout_session set next_look_at = now() - interval '1 minute', idle_looks = 1
     where next_look_at is not null`,
  )
  const orderOf = async (cart) => (await query("select order_id from order_cart where cart_id = $1", [cart]))[0]
  const recover = async (number) => {
    await pause(number * APART_MS)
    const confirmed = await shop.confirm()
    await shop.approve(confirmed)
    const began = performance.now()
    while (!(await orderOf(confirmed.cart_id))) {
      if (performance.now() - began > LONGEST_MS) throw new Error("A buyer who paid has no order after three minutes.")
      await pause(200)
    }
    return (performance.now() - began) / 1000
  }
  const seconds = await step(`${rounds} buyers who pay and close the browser`, () =>
    Promise.all(Array.from({ length: rounds }, (_, number) => recover(number))),
  )
  return [
    figure("recovery_seconds", {
      unit: `s, with ${others} abandoned ones due`,
      ours: seconds,
      anchor: 30,
      anchor_name: "the clock's pause before its first look",
      target: { of: "value", at_most: 60 },
    }),
  ]
}
