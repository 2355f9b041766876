import { askedBy, type Asker } from "../../ledger/asker"

const CLOCK: Asker = "clock"

/** What the shop asks of Amazon with nobody there: because it is due, or because Amazon has sent a notification. */
export function byItself<Result>(work: () => Result): Result {
  return askedBy(() => CLOCK, work)
}
