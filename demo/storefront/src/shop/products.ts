import type { HttpTypes } from "@medusajs/types"
import { useCallback, useMemo } from "react"
import { useLanguage, type Language } from "../i18n/language"
import { productText } from "../i18n/product-text"
import { planOf, type Plan } from "./plan"
import { useShop } from "./shop"
import { useLoaded, type Loaded } from "./use-loaded"

/** A product as the pages show it: each has one variant. */
export interface ShopProduct {
  handle: string
  variantId: string
  title: string
  description: string
  price: number
  currencyCode: string
  /** Nothing is shipped for it. */
  digital: boolean
  /** Of what is delivered again and again; null for what is bought once. */
  plan: Plan | null
}

const FIELDS = "id,title,description,handle,metadata,variants.id,*variants.calculated_price"

/** All products of the shop, in the shopper's language. */
export function useProducts(): [Loaded<ShopProduct[]>, () => void] {
  const { sdk, config } = useShop()
  const { language } = useLanguage()
  const load = useCallback(async () => {
    const query = { region_id: config.regionId, fields: FIELDS, order: "created_at" }
    return (await sdk.store.product.list(query)).products
  }, [sdk, config])
  const [loaded, again] = useLoaded(load)
  const translated = useMemo<Loaded<ShopProduct[]>>(() => {
    if (loaded.state !== "ready") return loaded
    return { state: "ready", value: loaded.value.flatMap((product) => asShopProduct(language, product) ?? []) }
  }, [loaded, language])
  return [translated, again]
}

/** @returns null for what has no price here */
function asShopProduct(language: Language, product: HttpTypes.StoreProduct): ShopProduct | null {
  const [variant] = product.variants ?? []
  const price = variant?.calculated_price?.calculated_amount
  const currencyCode = variant?.calculated_price?.currency_code
  if (variant === undefined || price == null || currencyCode == null) return null
  const text = productText(language, product.handle, { title: product.title, description: product.description ?? "" })
  const digital = product.metadata?.["digital"] === true
  return { handle: product.handle, variantId: variant.id, price, currencyCode, digital, plan: planOf(product), ...text }
}
