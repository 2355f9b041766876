/**
 * "2500" in JPY → "¥2,500". What Intl cannot format (an amount or a currency of an odd shape) is shown as it came: an
 * admin must see it, and a panel must not fall over it.
 */
export function formatMoney(amount: string, currencyCode: string, locale: string): string {
  const value = Number(amount)
  if (!Number.isFinite(value)) return `${amount} ${currencyCode}`
  try {
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency: currencyCode,
      currencyDisplay: "narrowSymbol",
    }).format(value)
  } catch {
    return `${amount} ${currencyCode}`
  }
}
