import Medusa from "@medusajs/js-sdk"
import { createAmazonPayClient, type AmazonPayClient } from "medusa-payment-amazon-pay-storefront"
import { createContext, useContext, useMemo, type ReactNode } from "react"
import { useLanguage } from "../i18n/language"
import type { ShopConfig } from "./config"

export interface Shop {
  config: ShopConfig
  sdk: Medusa
  amazonPay: AmazonPayClient
}

/** Where the token of who is logged in is kept. */
const TOKEN = "customer_token"

const ShopContext = createContext<Shop | null>(null)

/** Gives the pages Medusa's client and Amazon Pay's, which answers in the shopper's language. */
export function ShopProvider({ config, children }: { config: ShopConfig; children: ReactNode }) {
  const { language } = useLanguage()
  const sdk = useMemo(() => {
    const { medusaUrl: baseUrl, publishableKey } = config
    // Subscribers log in by a token, so that nothing depends on a cookie: it would be missing on the way back from Amazon.
    const auth = { type: "jwt", jwtTokenStorageMethod: "local", jwtTokenStorageKey: TOKEN } as const
    return new Medusa({ baseUrl, publishableKey, auth })
  }, [config])
  const shop = useMemo(() => {
    const { medusaUrl, publishableKey } = config
    const authToken = () => localStorage.getItem(TOKEN)
    return { config, sdk, amazonPay: createAmazonPayClient({ medusaUrl, publishableKey, language, authToken }) }
  }, [config, sdk, language])
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>
}

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (shop === null) throw new Error("useShop is for components within ShopProvider.")
  return shop
}
