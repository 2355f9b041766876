/** Whole ten-thousandths of a major unit: decimal strings are added as whole numbers, so that 0.1 + 0.2 is 0.3. */
export type Units = number

const UNITS_PER_MAJOR = 10_000

/** Null and what is not a number count as nothing: a sum must not become NaN over one odd row. */
export function toUnits(amount: string | null): Units {
  const units = Math.round(Number(amount) * UNITS_PER_MAJOR)
  return Number.isFinite(units) ? units : 0
}

export function toAmount(units: Units): string {
  return String(units / UNITS_PER_MAJOR)
}

export function sumUnits(amounts: readonly string[]): Units {
  return amounts.reduce((sum, amount) => sum + toUnits(amount), 0)
}
