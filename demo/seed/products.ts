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
  digital: false,
}
const CUP = {
  handle: "coffee-cup",
  sku: "COFFEE-CUP",
  title: "コーヒーカップ",
  description: "手になじむ、丸みのある白いカップ。200 ml。",
  price: 500,
  digital: false,
}
/** Nothing to ship and nothing to run out of: a cart with only this is PayOnly. */
const GUIDE = {
  handle: "coffee-guide",
  sku: "COFFEE-GUIDE",
  title: "コーヒーの淹れ方ガイド（PDF）",
  description: "豆の挽き方からお湯の注ぎ方まで。おうちの一杯がおいしくなる、図解24ページ。",
  price: 800,
  digital: true,
}
/** 定期便: the price is the first month's, the plan says what follows. Roasted to order, so there is no stock of it. */
const SUBSCRIPTION = {
  handle: "coffee-subscription",
  sku: "COFFEE-SUBSCRIPTION",
  title: "毎月のコーヒー定期便",
  description: "焙煎したての豆200 gを、毎月お届け。初回はお試し価格です。いつでもお休み・解約できます。",
  price: 1980,
  digital: false,
  plan: { frequency: { unit: "Month", value: "1" }, price: 2480 },
}
/** Enough for every purchase that tests and visitors make. */
const STOCK = 1_000_000

interface Places {
  salesChannelId: string
  stockLocationId: string
  profileId: string
}

type Product = typeof BEANS & { plan?: typeof SUBSCRIPTION.plan }

/** Coffee beans for ¥2,000 and a coffee cup for ¥500, in stock; a guide to download for ¥800; beans every month. */
export async function seedProducts(container: MedusaContainer, places: Places) {
  return {
    beans: await seedVariant(container, BEANS, places),
    cup: await seedVariant(container, CUP, places),
    guide: await seedVariant(container, GUIDE, places),
    subscription: await seedVariant(container, SUBSCRIPTION, places),
  }
}

async function seedVariant(container: MedusaContainer, product: Product, places: Places): Promise<string> {
  const { sku } = product
  return (await findId(container, "product_variant", { sku })) ?? (await createProduct(container, product, places))
}

async function createProduct(container: MedusaContainer, product: Product, places: Places): Promise<string> {
  const { handle, sku, title, description, price, digital, plan } = product
  const stocked = !digital && plan === undefined
  await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          description,
          handle,
          status: ProductStatus.PUBLISHED,
          // It is the shipping profile that makes Medusa ship a product.
          ...(digital ? {} : { shipping_profile_id: places.profileId }),
          metadata: { digital, ...(plan ? { subscription: plan } : {}) },
          sales_channels: [{ id: places.salesChannelId }],
          options: [{ title: "種類", values: ["標準"] }],
          variants: [
            {
              title: "標準",
              sku,
              manage_inventory: stocked,
              options: { 種類: "標準" },
              prices: [{ currency_code: "jpy", amount: price }],
            },
          ],
        },
      ],
    },
  })
  if (stocked) await stock(container, sku, places.stockLocationId)
  return needId(container, "product_variant", { sku })
}

async function stock(container: MedusaContainer, sku: string, stockLocationId: string) {
  await batchInventoryItemLevelsWorkflow(container).run({
    input: {
      create: [
        {
          inventory_item_id: await needId(container, "inventory_item", { sku }),
          location_id: stockLocationId,
          stocked_quantity: STOCK,
        },
      ],
      update: [],
      delete: [],
    },
  })
}
