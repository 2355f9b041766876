import type { Booking } from "./order-payments"

/** Longer than Medusa's workflow takes from the row to the order's books, with all tries of all calls in between. */
const LONGEST = 5 * 60_000

/** Whether Medusa may still be at work on a capture or refund: later, what lacks of it will not come by itself. */
export function isUnderWay({ created_at }: Booking): boolean {
  return Date.now() - created_at.getTime() <= LONGEST
}
