import { FetchError } from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/types"
import type { Language } from "../i18n/language"
import type { Shop } from "../shop/shop"

/** `locale` is missing in Medusa's type. */
export type Cart = HttpTypes.StoreCart & { locale?: string | null }
export type CartLine = HttpTypes.StoreCartLineItem

const QUERY = { fields: "+items.total,+shipping_methods.name,+shipping_methods.total" }
const LOCALES: Record<Language, string> = { ja: "ja-JP", en: "en-US" }

/** Medusa's carts, as this shop uses them. */
export function storeCarts({ sdk, config }: Shop, language: Language) {
  const { cart: api } = sdk.store
  const locale = LOCALES[language]
  return {
    /** @returns null for a cart that is gone, or was bought */
    async find(id: string): Promise<Cart | null> {
      try {
        const { cart } = await api.retrieve(id, QUERY)
        return cart.completed_at ? null : cart
      } catch (error) {
        if (error instanceof FetchError && error.status === 404) return null
        throw error
      }
    },
    create: async (): Promise<Cart> => (await api.create({ region_id: config.regionId, locale }, QUERY)).cart,
    update: async (id: string, changes: HttpTypes.StoreUpdateCart) => (await api.update(id, changes, QUERY)).cart,
    speak: async (cart: Cart) => (cart.locale === locale ? cart : (await api.update(cart.id, { locale }, QUERY)).cart),
    add: async (id: string, variantId: string, quantity: number) =>
      (await api.createLineItem(id, { variant_id: variantId, quantity }, QUERY)).cart,
    setQuantity: async (id: string, lineId: string, quantity: number) =>
      (await api.updateLineItem(id, lineId, { quantity }, QUERY)).cart,
    async remove(id: string, lineId: string) {
      await api.deleteLineItem(id, lineId)
      return (await api.retrieve(id, QUERY)).cart
    },
    ship: async (id: string, optionId: string) =>
      (await api.addShippingMethod(id, { option_id: optionId }, QUERY)).cart,
  }
}
