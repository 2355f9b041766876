import { refuse } from "../domain/errors.js"
import { moneyOf, parseAmount, type Money } from "../domain/money.js"
import type { Engine } from "../engine/engine.js"

/** An amount as requests carry it; the official SDK's own examples send numbers too. */
export type PriceInput = { readonly amount: string | number; readonly currencyCode: string }

/**
 * Reads an amount greater than zero in one of the region's currencies.
 * @throws InvalidParameterValue naming `<parameter>.amount` or `<parameter>.currencyCode`;
 *   TransactionAmountExceeded above the region's most for one charge.
 */
export function readMoney(engine: Engine, price: PriceInput, parameter: string): Money {
  const { region } = engine
  if (!region.currencies.includes(price.currencyCode)) {
    throw refuse.invalidValue(
      `${parameter}.currencyCode`,
      `Region ${region.code} takes ${region.currencies.join(", ")}.`,
    )
  }
  const money = parseAmount(price.amount, price.currencyCode)
  if (money === null || money.minor === 0) {
    const hint = price.currencyCode === "JPY" ? "JPY amounts are whole numbers greater than zero." : ""
    throw refuse.invalidValue(`${parameter}.amount`, hint)
  }
  if (money.minor > moneyOf(region.chargeMaximum, price.currencyCode).minor) {
    throw refuse.amountExceeded(`The ${parameter} exceeds the maximum of ${region.chargeMaximum} for one transaction.`)
  }
  return money
}

/** The same for an optional amount: absent and null stay null. */
export function readOptionalMoney(
  engine: Engine,
  price: PriceInput | null | undefined,
  parameter: string,
): Money | null {
  return price ? readMoney(engine, price, parameter) : null
}
