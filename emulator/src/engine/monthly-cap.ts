import { moneyOf, type Money } from "../domain/money.js"
import type { ChargePermissionType } from "../domain/states.js"

/** Ledger currencies whose caps are ten times those of dollar, euro and pound. */
const TENFOLD = ["DKK", "HKD", "NOK", "SEK", "ZAR"]

/** In major units (Amazon Pay: monthly recurring charge limits; Amazon Pay Japan FAQ, QA-55; saved wallet). */
const CAPS = {
  Recurring: { usual: 1_000, tenfold: 10_000, yen: 100_000 },
  PaymentMethodOnFile: { usual: 15_000, tenfold: 150_000, yen: 2_000_000 },
}

/** What one permission may be charged in a calendar month. */
export function monthlyCap(type: Exclude<ChargePermissionType, "OneTime">, currencyCode: string): Money {
  const { usual, tenfold, yen } = CAPS[type]
  const major = currencyCode === "JPY" ? yen : TENFOLD.includes(currencyCode) ? tenfold : usual
  return moneyOf(major, currencyCode)
}
