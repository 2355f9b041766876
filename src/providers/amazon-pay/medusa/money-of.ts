import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MedusaError } from "@medusajs/framework/utils"
import { Money, UnsupportedCurrencyError } from "../../../amazon/money"

/**
 * Medusa's amount (major units, unrounded: a number, a string, or `{value, precision}`) as Amazon takes it.
 * @throws MedusaError(INVALID_DATA) for a currency or amount that Amazon Pay does not take
 */
export function moneyOf(amount: BigNumberInput, currencyCode: string): Money {
  try {
    return Money.of(exactDecimal(amount), currencyCode)
  } catch (error) {
    if (!(error instanceof UnsupportedCurrencyError || error instanceof RangeError)) throw error
    throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
  }
}

function exactDecimal(amount: BigNumberInput): string {
  const { raw, numeric } = new BigNumber(amount)
  return String(raw?.value ?? numeric)
}
