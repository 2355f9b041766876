import { writeFile } from "node:fs/promises"
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { ADMIN, publishableKey, seedAdmin } from "./seed/access"
import { seedProducts } from "./seed/products"
import { seedShipping } from "./seed/shipping"
import { seedStore } from "./seed/store"

/** What a storefront, a test or a script needs to know of the seeded store. */
export interface DemoStore {
  publishable_key: string
  region_id: string
  sales_channel_id: string
  variant_ids: { beans: string; cup: string; guide: string; subscription: string }
  shipping_option_id: string
  express_shipping_option_id: string
  admin: { email: string; password: string }
}

/** Fills a Medusa with the demo's store; what is there already is left as it is. */
export async function seedDemo(container: MedusaContainer): Promise<DemoStore> {
  const { regionId, salesChannelId } = await seedStore(container)
  const { stockLocationId, profileId, standardId, expressId } = await seedShipping(container, salesChannelId)
  const variantIds = await seedProducts(container, { salesChannelId, stockLocationId, profileId })
  await seedAdmin(container)
  return {
    publishable_key: await publishableKey(container),
    region_id: regionId,
    sales_channel_id: salesChannelId,
    variant_ids: variantIds,
    shipping_option_id: standardId,
    express_shipping_option_id: expressId,
    admin: ADMIN,
  }
}

/** `medusa exec ./seed.ts <file>`: seeds, and writes what was made to the file. */
export default async function run({ container, args }: ExecArgs) {
  const store = await seedDemo(container)
  const [file] = args
  if (file !== undefined) await writeFile(file, JSON.stringify(store))
}
