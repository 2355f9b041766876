import { formatMoney, type Money, type Price } from "../domain/money.js"
import { basicIso, type Instant } from "../domain/timestamp.js"
import type { RecurringMetadata } from "../engine/recurring-metadata.js"

/** An amount, or null where there is none. */
export function price(money: Money | null): Price | null {
  return money === null ? null : formatMoney(money)
}

/** statusDetails of every object but the Charge Permission, whose reasons are a list. */
export function statusDetails(
  state: string,
  reasonCode: string | null,
  reasonDescription: string | null,
  updatedAt: Instant,
): object {
  return { state, reasonCode, reasonDescription, lastUpdatedTimestamp: basicIso(updatedAt) }
}

/** recurringMetadata with both keys always there. */
export function recurringMetadata(recurring: RecurringMetadata | null): object | null {
  if (recurring === null) return null
  const { frequency, amount } = recurring
  return {
    frequency: frequency === null ? null : { unit: frequency.unit, value: frequency.value },
    amount: price(amount),
  }
}
