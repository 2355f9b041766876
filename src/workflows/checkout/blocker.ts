import { listShippingOptionsForCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getVariantAvailability, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { changeSinceImport } from "../../providers/amazon-pay/checkout/change-since-import"
import type { Binding } from "../support/binding"
import { cartNow, needsShipping, type Cart } from "./cart"
import { refusalOf } from "./offered"

/** As much of the binding as says what the buyer was asked for at Amazon, and how it went. */
type Seen = Pick<
  Binding,
  "provider_id" | "flow" | "product_type" | "failure_code" | "imported_buyer" | "imported_address"
>

/** What the shop asks of a cart. */
type Rules = Parameters<typeof changeSinceImport>[2]

/**
 * Why there can be no order of this cart, whatever the shopper enters on the review page: they have to mend the cart,
 * to choose another address at Amazon, or to pay otherwise. Null when there is nothing in the way.
 */
export async function obstacleOf(
  container: MedusaContainer,
  cart: Cart,
  seen: Seen,
  rules: Rules,
): Promise<ShopperFailureCode | null> {
  const { provider_id, product_type, failure_code } = seen
  const refusal = refusalOf(container, cart, provider_id)
  if (refusal) return refusal
  if (cart.items.length === 0) return "cart_empty"
  // Goods were added to a cart of downloads: Amazon asked its buyer for no address.
  if (needsShipping(cart) && product_type === "PayOnly") return "cart_changed"
  const changed = changeSinceImport(seen, cartNow(cart), rules)
  if (changed || !needsShipping(cart)) return changed
  // The chosen address is in none of the region's countries, so the cart does not have it.
  if (failure_code === "shipping_unavailable") return failure_code
  return cart.shipping_methods.length > 0 || (await isShippedTo(container, cart)) ? null : "shipping_unavailable"
}

/** Whether a service zone with a shipping option has the cart's address: its country, prefecture, city or postal code. */
async function isShippedTo(container: MedusaContainer, { id, sales_channel_id }: Cart): Promise<boolean> {
  if (sales_channel_id === null) return true
  const input = { cart_id: id, is_return: false }
  const { result } = await listShippingOptionsForCartWorkflow(container).run({ input })
  return result.length > 0
}

const variantsSchema = z.array(
  z.object({ id: z.string(), manage_inventory: z.boolean().nullish(), allow_backorder: z.boolean().nullish() }),
)

/**
 * Whether something in the cart has run out. Medusa looks only when it completes the cart, which is after the buyer
 * was sent to Amazon.
 */
export async function isOutOfStock(container: MedusaContainer, { items, sales_channel_id }: Cart): Promise<boolean> {
  const wanted = new Map<string, number>()
  for (const { variant_id, quantity } of items) {
    if (variant_id) wanted.set(variant_id, (wanted.get(variant_id) ?? 0) + MathBN.convert(quantity).toNumber())
  }
  if (wanted.size === 0 || sales_channel_id === null) return false
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["id", "manage_inventory", "allow_backorder"],
    filters: { id: [...wanted.keys()] },
  })
  const variants = variantsSchema
    .parse(data)
    .filter(({ manage_inventory, allow_backorder }) => manage_inventory && !allow_backorder)
  const variant_ids = variants.map(({ id }) => id)
  const stock = await getVariantAvailability(query, { variant_ids, sales_channel_id })
  // No availability: Medusa keeps no inventory of it, and will say itself what it thinks of that.
  return variant_ids.some((id) => (stock[id]?.availability ?? Infinity) < (wanted.get(id) ?? 0))
}
