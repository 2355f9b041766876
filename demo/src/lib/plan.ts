import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/** In a product's metadata, as `subscription`. */
const planSchema = z.object({
  frequency: z.object({ unit: z.literal("Month"), value: z.string() }),
  /** Of one, from the second time on; the first time it costs the variant's own price. */
  price: z.number(),
})
export type Plan = z.output<typeof planSchema>

const lineSchema = z.object({
  variant_id: z.string(),
  product_title: z.string(),
  product_handle: z.string(),
  quantity: z.coerce.number(),
})
const productSchema = z.object({ id: z.string(), metadata: z.object({ subscription: planSchema }) })
const cartSchema = z.object({ items: z.array(z.looseObject({ product_id: z.string().nullish() })).nullish() })

export type PlannedLine = z.output<typeof lineSchema> & { plan: Plan }

/** The line of a cart or an order that is subscribed to. The shop has one product of the kind. */
export async function plannedLine(
  container: MedusaContainer,
  entity: "cart" | "order",
  id: string,
): Promise<PlannedLine | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["items.*"], filters: { id } })
  const lines = cartSchema.parse(data[0]).items ?? []
  const filters = { id: lines.flatMap(({ product_id }) => product_id ?? []) }
  if (filters.id.length === 0) return null
  const { data: products } = await query.graph({ entity: "product", fields: ["id", "metadata"], filters })
  for (const candidate of products) {
    const product = productSchema.safeParse(candidate).data
    const line = lines.find(({ product_id }) => product_id === product?.id)
    if (product && line) return { ...lineSchema.parse(line), plan: product.metadata.subscription }
  }
  return null
}
