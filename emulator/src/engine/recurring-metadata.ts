import type { Money } from "../domain/money.js"

/** Variable stands for no fixed interval. */
export const FREQUENCY_UNITS = ["Year", "Month", "Week", "Day", "Variable"] as const
/** The unit of a Recurring permission's interval. */
export type FrequencyUnit = (typeof FREQUENCY_UNITS)[number]

/**
 * How often a Recurring permission is charged; "0" goes with Variable. Amazon's API takes a number for the value as well,
 * and its hosted pages then fail (woocommerce-gateway-amazon-payments-advanced#122).
 */
export type Frequency = { readonly unit: FrequencyUnit; readonly value: string | number }

/** What the buyer is told about a Recurring payment. It limits nothing: the shop decides when and what to charge. */
export type RecurringMetadata = {
  readonly frequency: Frequency | null
  /** Null when it varies. */
  readonly amount: Money | null
}
