import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getVariantAvailability, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Cart } from "./cart"

const schema = z.array(
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
  const variants = schema
    .parse(data)
    .filter(({ manage_inventory, allow_backorder }) => manage_inventory && !allow_backorder)
  const variant_ids = variants.map(({ id }) => id)
  const stock = await getVariantAvailability(query, { variant_ids, sales_channel_id })
  // No availability: Medusa keeps no inventory of it, and will say itself what it thinks of that.
  return variant_ids.some((id) => (stock[id]?.availability ?? Infinity) < (wanted.get(id) ?? 0))
}
