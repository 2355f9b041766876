import { demand } from "../support/http"
import { describeStore } from "../support/store"

describeStore("a currency that Japan's account cannot take", (store) => {
  /** A region that sells for dollars, offers Amazon Pay all the same, and a cart in it. */
  async function dollarCart(): Promise<string> {
    const region = { name: "US", currency_code: "usd", countries: ["us"], payment_providers: ["pp_amazon-pay_jp"] }
    const { body } = await store.admin.ask<{ region: { id: string } }>("POST", "regions", region)
    const headers = { "x-publishable-api-key": store.seeded.publishable_key }
    const url = `${store.url}/store/carts`
    const { cart } = await demand<{ cart: { id: string } }>("POST", url, {
      headers,
      body: { region_id: body.region.id },
    })
    const { cart: filled } = await demand<{ cart: { id: string } }>("POST", `${url}/${cart.id}/line-items`, {
      headers,
      body: { variant_id: await dollarVariant(), quantity: 1 },
    })
    return filled.id
  }

  async function dollarVariant(): Promise<string> {
    const { body } = await store.admin.ask<{ product: { variants: { id: string }[] } }>("POST", "products", {
      title: "Mug",
      status: "published",
      options: [{ title: "Size", values: ["one"] }],
      sales_channels: [{ id: store.seeded.sales_channel_id }],
      variants: [
        {
          title: "one",
          options: { Size: "one" },
          manage_inventory: false,
          prices: [{ currency_code: "usd", amount: 10.5 }],
        },
      ],
    })
    return body.product.variants[0]?.id ?? ""
  }

  it("gets no button, and a reason", async () => {
    const shopper = await store.shopper()
    expect(await shopper.button({ cart_id: await dollarCart() })).toMatchObject({
      available: false,
      reason: "currency_unsupported",
    })
  })

  it("gets a clear error from Medusa's own payment session", async () => {
    const shopper = await store.shopper()
    const { body } = await shopper.ask<{ payment_collection: { id: string } }>("POST", "payment-collections", {
      cart_id: await dollarCart(),
    })
    const answer = await shopper.ask("POST", `payment-collections/${body.payment_collection.id}/payment-sessions`, {
      provider_id: "pp_amazon-pay_jp",
    })
    expect(answer.status).toBe(400)
    expect(answer.body["message"]).toMatch(/JPY.*USD/)
  })
})
