import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN, MedusaError } from "@medusajs/framework/utils"
import { Money, UnsupportedCurrencyError } from "../../../amazon/money"
import { ShopError } from "../shop-error"

/**
 * Medusa's amount (major units, unrounded: a number, a string, or `{value, precision}`) as Amazon takes it.
 * @throws MedusaError(INVALID_DATA) for a currency or amount that Amazon Pay does not take
 */
export function moneyOf(amount: BigNumberInput, currencyCode: string): Money {
  try {
    return Money.of(exactDecimal(amount), currencyCode)
  } catch (error) {
    if (!(error instanceof UnsupportedCurrencyError || error instanceof RangeError)) throw error
    throw new ShopError(MedusaError.Types.INVALID_DATA, error.message)
  }
}

/**
 * What is to be paid of a total of Medusa's. One below zero, where a credit is more than the goods cost, leaves nothing to
 * pay, like one that rounds to zero.
 *
 * @throws MedusaError(INVALID_DATA) for a currency that Amazon Pay does not take
 */
export function dueOf(total: BigNumberInput, currencyCode: string): Money {
  return moneyOf(MathBN.lt(total, 0) ? 0 : total, currencyCode)
}

function exactDecimal(amount: BigNumberInput): string {
  const { raw, numeric } = new BigNumber(amount)
  return String(raw?.value ?? numeric)
}
