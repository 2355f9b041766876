import type { Money } from "../domain/money.js"

export const FREQUENCY_UNITS = ["Year", "Month", "Week", "Day", "Variable"] as const
export type FrequencyUnit = (typeof FREQUENCY_UNITS)[number]

/** How often a Recurring permission is charged. The value is a string; "0" goes with Variable. */
export type Frequency = { readonly unit: FrequencyUnit; readonly value: string }

export type RecurringMetadata = {
  readonly frequency: Frequency | null
  /** Null when it varies. */
  readonly amount: Money | null
}
