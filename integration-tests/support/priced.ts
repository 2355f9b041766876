import { Shopper } from "./shopper"
import type { Store } from "./store"

export interface Market {
  currency: "jpy" | "eur" | "usd"
  country: string
}

/** A shopper in another market, or in Japan, with one thing to download in the cart that costs as much. */
export async function shopperFor(store: Store, { currency, country }: Market, price: number): Promise<Shopper> {
  const { admin, seeded, url, amazon } = store
  const region_id = currency === "jpy" ? seeded.region_id : await regionOf(store, { currency, country })
  const { body } = await admin.ask<{ product: { variants: { id: string }[] } }>("POST", "products", {
    title: `Something for ${price}`,
    status: "published",
    options: [{ title: "Size", values: ["one"] }],
    sales_channels: [{ id: seeded.sales_channel_id }],
    variants: [
      {
        title: "one",
        options: { Size: "one" },
        manage_inventory: false,
        prices: [{ currency_code: currency, amount: price }],
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
