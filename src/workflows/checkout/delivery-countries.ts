import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../support/query-rows"
import type { Cart } from "./cart"

const FIELDS = ["stock_locations.fulfillment_sets.service_zones.geo_zones.country_code"]
const optional = <Entry extends z.ZodType>(entry: Entry) => z.array(entry.nullish()).nullish()
const schema = z.object({
  stock_locations: optional(
    z.object({
      fulfillment_sets: optional(
        z.object({
          service_zones: optional(z.object({ geo_zones: optional(z.object({ country_code: z.string().nullish() })) })),
        }),
      ),
    }),
  ),
})

/** Countries of the cart's region that one of its sales channel's warehouses ships to (ISO 3166-1 alpha-2, lower case). */
export async function deliveryCountries(container: MedusaContainer, cart: Cart): Promise<string[]> {
  const region = (cart.region?.countries ?? []).map(({ iso_2 }) => iso_2.toLowerCase())
  const zones = await shippingZones(container, cart.sales_channel_id)
  // A store without zones of its own cannot say where it ships to.
  return zones.size === 0 ? region : region.filter((country) => zones.has(country))
}

async function shippingZones(container: MedusaContainer, salesChannelId: string | null): Promise<Set<string>> {
  if (salesChannelId === null) return new Set()
  const [channel] = await queryRows(container, {
    entity: "sales_channel",
    fields: FIELDS,
    filters: { id: salesChannelId },
  })
  const countries = schema
    .parse(channel ?? {})
    .stock_locations?.flatMap((location) => location?.fulfillment_sets ?? [])
    .flatMap((set) => set?.service_zones ?? [])
    .flatMap((zone) => zone?.geo_zones ?? [])
    .flatMap((zone) => zone?.country_code?.toLowerCase() ?? [])
  return new Set(countries)
}
