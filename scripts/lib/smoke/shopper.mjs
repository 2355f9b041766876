import { call, whereTo } from "./http.mjs"

/** A shopper and buyer without a browser, who calls the routes that a storefront and Amazon's pages call. */
export function createShopper({ medusa_url, emulator_url, ...store }) {
  const headers = { "x-publishable-api-key": store.publishable_key }
  const ask = (method, path, body) => call(method, `${medusa_url}/store/${path}`, { headers, body })
  const atAmazon = (visit, body) => call("POST", `${emulator_url}/_emulator/buyer/${visit}`, { body })

  return {
    /** Buys beans and a cup, ¥2,500, from cart to thank-you page. @returns the order's id */
    async buy() {
      const items = ["beans", "cup"].map((name) => ({ variant_id: store.variant_ids[name], quantity: 1 }))
      const { cart } = await ask("POST", "carts", { region_id: store.region_id, items })
      const { button } = await ask("POST", "amazon-pay/button", { cart_id: cart.id })
      if (!button.available) throw new Error(`There is no button: ${button.reason}`)

      const { createCheckoutSessionConfig, publicKeyId, merchantId, productType } = button
      const pressed = { ...createCheckoutSessionConfig, publicKeyId, merchantId, productType }
      const { checkoutSessionId, redirectUrl } = await atAmazon("checkout", pressed)
      await whereTo(redirectUrl)
      await ask("POST", `carts/${cart.id}/shipping-methods`, { option_id: store.shipping_option_id })

      const confirm = `amazon-pay/checkout-sessions/${checkoutSessionId}/confirm`
      const { redirect_url } = await ask("POST", confirm, { cart_id: cart.id })
      const approval = await atAmazon("approve", { amazonPayRedirectUrl: redirect_url, outcome: "approve" })
      const thanks = await whereTo(approval.redirectUrl)
      const [, orderId] = /\/order\/([^/]+)\/confirmed$/.exec(new URL(thanks).pathname) ?? []
      if (orderId === undefined) throw new Error(`No order was placed: the shopper is sent to ${thanks}`)
      return orderId
    },
  }
}
