import { batchInventoryItemLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ProductStatus } from "@medusajs/framework/utils"
import { findId, needId } from "./find"

const BEANS = {
  handle: "coffee-beans",
  sku: "COFFEE-BEANS",
  title: "コーヒー豆",
  description: "中煎りのブレンド。まろやかな苦みと、ほのかな甘い香り。200 g。",
  price: 2000,
}
const CUP = {
  handle: "coffee-cup",
  sku: "COFFEE-CUP",
  title: "コーヒーカップ",
  description: "手になじむ、丸みのある白いカップ。200 ml。",
  price: 500,
}
/** Enough for every purchase that tests and visitors make. */
const STOCK = 1_000_000

interface Places {
  salesChannelId: string
  stockLocationId: string
  profileId: string
}

/** Coffee beans for ¥2,000 and a coffee cup for ¥500, in stock. */
export async function seedProducts(container: MedusaContainer, places: Places) {
  return { beans: await seedVariant(container, BEANS, places), cup: await seedVariant(container, CUP, places) }
}

async function seedVariant(container: MedusaContainer, product: typeof BEANS, places: Places): Promise<string> {
  const { sku } = product
  return (await findId(container, "product_variant", { sku })) ?? (await createProduct(container, product, places))
}

async function createProduct(container: MedusaContainer, product: typeof BEANS, places: Places): Promise<string> {
  const { handle, sku, title, description, price } = product
  await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          description,
          handle,
          status: ProductStatus.PUBLISHED,
          shipping_profile_id: places.profileId,
          sales_channels: [{ id: places.salesChannelId }],
          options: [{ title: "種類", values: ["標準"] }],
          variants: [
            {
              title: "標準",
              sku,
              manage_inventory: true,
              options: { 種類: "標準" },
              prices: [{ currency_code: "jpy", amount: price }],
            },
          ],
        },
      ],
    },
  })
  await batchInventoryItemLevelsWorkflow(container).run({
    input: {
      create: [
        {
          inventory_item_id: await needId(container, "inventory_item", { sku }),
          location_id: places.stockLocationId,
          stocked_quantity: STOCK,
        },
      ],
      update: [],
      delete: [],
    },
  })
  return needId(container, "product_variant", { sku })
}
