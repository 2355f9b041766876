import type { ButtonDecoration } from "medusa-payment-amazon-pay-storefront"

/** What the storefront's server knows of the store. */
export interface ShopConfig {
  medusaUrl: string
  publishableKey: string
  regionId: string
  /** The country that this shop is for. */
  countryCode: string
  /** Where the demo's dashboard is; null when it was not built. */
  dashboardUrl: string | null
  /** What a button on a product page needs before there is a cart to sign for. All of it is public. */
  amazonPay: Pick<ButtonDecoration, "merchantId" | "publicKeyId" | "ledgerCurrency" | "checkoutLanguage" | "scriptUrl">
}

export async function loadConfig(): Promise<ShopConfig> {
  const answer = await fetch("/config.json")
  return (await answer.json()) as ShopConfig
}
