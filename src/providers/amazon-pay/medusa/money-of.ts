import BigNumber from "bignumber.js"
import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber as MedusaNumber, MedusaError } from "@medusajs/framework/utils"
import { Money, UnsupportedCurrencyError } from "../../../amazon/money"
import { ShopError } from "../shop-error"

/**
 * Medusa's amount (major units, unrounded: a number, a string, or `{value, precision}`) as Amazon takes it.
 * @throws MedusaError(INVALID_DATA) for a currency or amount that Amazon Pay does not take
 */
export function moneyOf(amount: BigNumberInput, currencyCode: string): Money {
  return asMoney(exactDecimal(amount), currencyCode)
}

/**
 * What is to be paid of a total of Medusa's. One below zero, where a credit is more than the goods cost, leaves nothing to
 * pay, like one that rounds to zero.
 *
 * @throws MedusaError(INVALID_DATA) for a currency that Amazon Pay does not take, and what is no amount
 */
export function dueOf(total: BigNumberInput, currencyCode: string): Money {
  return asMoney(BigNumber.max(exactDecimal(total), 0), currencyCode)
}

/**
 * Medusa's amount as it is, unrounded. Of what it has in two columns, give the raw one: the other is a float.
 * @throws MedusaError(INVALID_DATA) for what is no amount
 */
export function exactDecimal(amount: BigNumberInput): BigNumber {
  const decimal = readDecimal(amount)
  if (decimal.isFinite()) return decimal
  throw new ShopError(MedusaError.Types.INVALID_DATA, "An amount is not a number. Give one in major units.")
}

/** NaN for what is no amount: Medusa throws at undefined, and since bignumber.js 11 (Medusa 2.22) at "abc" as well. */
function readDecimal(amount: BigNumberInput): BigNumber {
  try {
    const { raw, numeric } = new MedusaNumber(amount)
    return new BigNumber(String(raw?.value ?? numeric))
  } catch {
    return new BigNumber(NaN)
  }
}

function asMoney(amount: BigNumber, currencyCode: string): Money {
  try {
    return Money.of(amount, currencyCode)
  } catch (error) {
    if (!(error instanceof UnsupportedCurrencyError || error instanceof RangeError)) throw error
    throw new ShopError(MedusaError.Types.INVALID_DATA, error.message)
  }
}
