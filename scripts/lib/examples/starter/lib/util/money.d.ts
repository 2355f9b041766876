export function convertToLocale(price: { amount: number; currency_code: string; locale?: string }): string
