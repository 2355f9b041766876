import { createDefaultsWorkflow, createRegionsWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { findId, needId } from "./find"

const PAYMENT_PROVIDER = "pp_amazon-pay_jp"

/** A store that sells for yen in Japan and takes Amazon Pay. Prices are what the shopper pays: there is no tax on top. */
export async function seedStore(container: MedusaContainer) {
  // What Medusa itself makes at its first start: store, sales channel, publishable key.
  await createDefaultsWorkflow(container).run()
  const storeId = await needId(container, "store")
  const salesChannelId = await needId(container, "sales_channel")
  const regionId = (await findId(container, "region", { currency_code: "jpy" })) ?? (await createRegion(container))
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: storeId },
      update: {
        name: "まめや珈琲",
        supported_currencies: [{ currency_code: "jpy", is_default: true }],
        default_sales_channel_id: salesChannelId,
        default_region_id: regionId,
      },
    },
  })
  return { regionId, salesChannelId }
}

async function createRegion(container: MedusaContainer): Promise<string> {
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "日本",
          currency_code: "jpy",
          countries: ["jp"],
          is_tax_inclusive: true,
          payment_providers: [PAYMENT_PROVIDER],
        },
      ],
    },
  })
  const [region] = result
  if (region === undefined) throw new Error("The region was not made.")
  return region.id
}
