import Medusa from "@medusajs/js-sdk"
import { createContext, useContext, useMemo, type ReactNode } from "react"
import { createAmazonPayApi, type AmazonPayApi } from "../amazon-pay/api"
import { useLanguage } from "../i18n/language"
import type { ShopConfig } from "./config"

export interface Shop {
  config: ShopConfig
  sdk: Medusa
  amazonPay: AmazonPayApi
}

const ShopContext = createContext<Shop | null>(null)

/** Gives the pages Medusa's client, and answers in the shopper's language. */
export function ShopProvider({ config, children }: { config: ShopConfig; children: ReactNode }) {
  const { language } = useLanguage()
  const shop = useMemo(() => {
    const { medusaUrl: baseUrl, publishableKey } = config
    const sdk = new Medusa({ baseUrl, publishableKey, auth: { type: "session" } })
    return { config, sdk, amazonPay: createAmazonPayApi(config, language) }
  }, [config, language])
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>
}

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (shop === null) throw new Error("useShop is for components within ShopProvider.")
  return shop
}
