import { Shopper } from "./shopper"
import type { Store } from "./store"

export interface Market {
  currency: "jpy" | "eur" | "usd"
  country: string
}

/** A shopper in another market, or in Japan, with one thing to download in the cart that costs as much. */
export async function shopperFor(store: Store, { currency, country }: Market, price: number): Promise<Shopper> {
  const region_id = currency === "jpy" ? store.seeded.region_id : await regionOf(store, { currency, country })
  return shopperIn(store, region_id, { [currency]: price })
}

/** A shopper in a region with one thing to download in the cart. @param prices by currency */
export async function shopperIn(store: Store, region_id: string, prices: Record<string, number>): Promise<Shopper> {
  const { admin, seeded, url, amazon } = store
  const { body } = await admin.ask<{ product: { variants: { id: string }[] } }>("POST", "products", {
    title: `Something for ${JSON.stringify(prices)}`,
    status: "published",
    options: [{ title: "Size", values: ["one"] }],
    sales_channels: [{ id: seeded.sales_channel_id }],
    variants: [
      {
        title: "one",
        options: { Size: "one" },
        manage_inventory: false,
        prices: Object.entries(prices).map(([currency_code, amount]) => ({ currency_code, amount })),
      },
    ],
  })
  const guide = body.product.variants[0]!.id
  const variant_ids = { ...seeded.variant_ids, guide }
  return Shopper.withCart(url, amazon, { ...seeded, region_id, variant_ids }, ["guide"])
}

async function regionOf({ admin }: Store, { currency, country }: Market): Promise<string> {
  const { body } = await admin.ask<{ region: { id: string } }>("POST", "regions", {
    name: country,
    currency_code: currency,
    countries: [country],
    is_tax_inclusive: true,
    payment_providers: ["pp_amazon-pay_jp"],
  })
  return body.region.id
}
