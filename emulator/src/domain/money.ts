/** An amount in its currency's smallest unit (yen, cents), so that sums and comparisons are exact. */
export type Money = { readonly minor: number; readonly currencyCode: string }

/** Amazon's shape of an amount: a decimal string, without decimals for JPY. */
export type Price = { readonly amount: string; readonly currencyCode: string }

/** Decimal places a currency has at Amazon Pay; every ledger and presentment currency but the yen has two. */
function decimalsOf(currencyCode: string): number {
  return currencyCode === "JPY" ? 0 : 2
}

/** From whole units (a regional limit, say) to Money. */
export function moneyOf(major: number, currencyCode: string): Money {
  return { minor: Math.round(major * 10 ** decimalsOf(currencyCode)), currencyCode }
}

/**
 * Reads an amount as a request carries it, or null when it is not one: negative, not decimal, with zeros in front, or with more
 * decimals than the currency has. "100.0" is refused for JPY, as Amazon Pay refuses fractions of a yen.
 */
export function parseAmount(amount: string | number, currencyCode: string): Money | null {
  const match = /^(0|[1-9]\d{0,11})(?:\.(\d+))?$/.exec(String(amount))
  if (match === null) return null
  const decimals = decimalsOf(currencyCode)
  const fraction = match[2] ?? ""
  if (fraction.length > decimals) return null
  return { minor: Number((match[1] ?? "") + fraction.padEnd(decimals, "0")), currencyCode }
}

/** The amount as responses carry it. */
export function formatMoney(money: Money): Price {
  const decimals = decimalsOf(money.currencyCode)
  return { amount: (money.minor / 10 ** decimals).toFixed(decimals), currencyCode: money.currencyCode }
}

/** Compares amounts, not texts: 25.0 and 25.00 are the same. Two nulls are. */
export function sameMoney(left: Money | null, right: Money | null): boolean {
  if (left === null || right === null) return left === right
  return left.minor === right.minor && left.currencyCode === right.currencyCode
}
