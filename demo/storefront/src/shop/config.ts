/** What the storefront's server knows of the store. */
export interface ShopConfig {
  medusaUrl: string
  publishableKey: string
  regionId: string
  /** Where the demo's dashboard is; null when it was not built. */
  dashboardUrl: string | null
}

export async function loadConfig(): Promise<ShopConfig> {
  const answer = await fetch("/config.json")
  return (await answer.json()) as ShopConfig
}
