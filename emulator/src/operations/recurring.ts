import { refuse } from "../domain/errors.js"
import type { Engine } from "../engine/engine.js"
import type { RecurringMetadata } from "../engine/recurring-metadata.js"
import { readOptionalMoney } from "./read-money.js"
import type { RecurringInput } from "./session-input.js"

/**
 * Merges recurringMetadata; the value is "0" exactly when the unit is Variable. An amount of null is an answer too: it
 * varies.
 */
export function mergeRecurring(
  engine: Engine,
  current: RecurringMetadata | null,
  input: RecurringInput | null | undefined,
): RecurringMetadata | null {
  if (!input) return current
  const { frequency } = input
  if (frequency && !/^\d{1,3}$/.test(String(frequency.value)))
    throw refuse.invalidValue("recurringMetadata.frequency.value")
  if (frequency && (frequency.unit === "Variable") !== (Number(frequency.value) === 0)) {
    throw refuse.invalidValue("recurringMetadata.frequency.value", "It is '0' for Variable and at least '1' otherwise.")
  }
  return {
    frequency: frequency ?? current?.frequency ?? null,
    amount:
      input.amount === undefined
        ? (current?.amount ?? null)
        : readOptionalMoney(engine, input.amount, "recurringMetadata.amount"),
  }
}
