import { useCallback } from "react"
import type { Cart } from "../cart/store-carts"
import { lineTitle } from "../components/order-lines"
import { useLanguage } from "../i18n/language"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"

const FIELDS = "variants.id,variants.manage_inventory,variants.allow_backorder,+variants.inventory_quantity"

/** The lines of which there is less than the cart holds, and how many there are. */
export function ShortLines({ cart }: { cart: Cart }) {
  const { texts, language } = useLanguage()
  const { sdk } = useShop()
  const lines = cart.items ?? []
  const products = JSON.stringify([...new Set(lines.flatMap(({ product_id }) => product_id ?? []))])
  const load = useCallback(async () => {
    const answer = await sdk.store.product.list({ id: JSON.parse(products) as string[], fields: FIELDS })
    const counted = answer.products.flatMap(({ variants }) => variants ?? []).filter(isCounted)
    return new Map(counted.map(({ id, inventory_quantity }) => [id, Math.max(0, inventory_quantity ?? 0)]))
  }, [sdk, products])
  const [loaded] = useLoaded(load)
  if (loaded.state !== "ready") return null
  const short = lines.flatMap((line) => {
    const left = loaded.value.get(line.variant_id ?? "")
    return left !== undefined && left < line.quantity ? [{ line, left }] : []
  })
  return (
    <ul>
      {short.map(({ line, left }) => (
        <li key={line.id}>{texts.shortLine(lineTitle(language, line), line.quantity, left)}</li>
      ))}
    </ul>
  )
}

function isCounted(variant: { manage_inventory?: boolean | null; allow_backorder?: boolean | null }): boolean {
  return variant.manage_inventory === true && variant.allow_backorder !== true
}
