const ADDRESS = {
  last_name: "山田",
  first_name: "花子",
  country_code: "jp",
  postal_code: "153-0064",
  province: "jp-13",
  city: "目黒区",
  address_1: "下目黒1-8-1",
  phone: "03-1234-5678",
}
const SYSTEM = "pp_system_default"

/** Shoppers and an admin of a running store, by its routes and the emulator's hosted pages. */
export function createShop(info) {
  const { medusa_url, emulator_url, publishable_key, region_id, variant_ids, shipping_option_id } = info

  async function ask(method, url, body, headers = {}) {
    const answer = await fetch(url, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
    return text && JSON.parse(text)
  }
  const store = (path, body) =>
    ask("POST", `${medusa_url}/store/${path}`, body, { "x-publishable-api-key": publishable_key })
  const amazon = (method, path, body) => ask(method, `${emulator_url}/_emulator/${path}`, body)
  const visit = async (url) => (await fetch(url, { redirect: "manual" })).headers.get("location")

  /** Beans and a cup: ¥2,500. */
  async function newCart(more = {}) {
    const items = [variant_ids.beans, variant_ids.cup].map((variant_id) => ({ variant_id, quantity: 1 }))
    return (await store("carts", { region_id, items, ...more })).cart.id
  }
  const chooseShipping = (cart) => store(`carts/${cart}/shipping-methods`, { option_id: shipping_option_id })

  async function goToAmazon(cart_id, options) {
    const { button } = await store("amazon-pay/button", { cart_id, ...options })
    const { createCheckoutSessionConfig, publicKeyId, merchantId, productType } = button
    const press = { ...createCheckoutSessionConfig, publicKeyId, merchantId, productType }
    return amazon("POST", "buyer/checkout", press)
  }

  const shop = {
    amazon,

    /** Presses 注文を確定する, and goes no further than Amazon's page. */
    async confirm(options) {
      const cart_id = await newCart()
      const { checkoutSessionId, redirectUrl } = await goToAmazon(cart_id, options)
      await visit(redirectUrl)
      await chooseShipping(cart_id)
      const { redirect_url } = await store(`amazon-pay/checkout-sessions/${checkoutSessionId}/confirm`, { cart_id })
      return { cart_id, redirect_url }
    },

    /** Approves the payment at Amazon. @returns {Promise<string>} the result URL, which is left to visit */
    async approve({ redirect_url }) {
      const approve = { amazonPayRedirectUrl: redirect_url, outcome: "approve" }
      return (await amazon("POST", "buyer/approve", approve)).redirectUrl
    },

    pay: async (options) => shop.approve(await shop.confirm(options)),

    /** The same in the direct flow: one page at Amazon, and no review. */
    async payDirectly() {
      const cart_id = await newCart({
        email: "hanako@example.com",
        shipping_address: ADDRESS,
        billing_address: ADDRESS,
      })
      await chooseShipping(cart_id)
      return (await goToAmazon(cart_id, { flow: "direct" })).redirectUrl
    },

    /** @returns {Promise<string>} the id of the order that a result URL leads to */
    async orderAt(resultUrl) {
      const page = await visit(resultUrl)
      const [, orderId] = /\/order\/([^/]+)\/confirmed$/.exec(page) ?? []
      if (!orderId) throw new Error(`No order was placed: ${page}`)
      return orderId
    },

    buy: async (options) => shop.orderAt(await shop.pay(options)),

    /** As far with Medusa's own provider. @returns {Promise<string>} the cart's id, which is left to complete */
    async payBySystem() {
      const cart_id = await newCart()
      await store(`carts/${cart_id}`, {
        email: "hanako@example.com",
        shipping_address: ADDRESS,
        billing_address: ADDRESS,
      })
      await chooseShipping(cart_id)
      const { payment_collection } = await store("payment-collections", { cart_id })
      await store(`payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: SYSTEM })
      return cart_id
    },

    /** @returns {Promise<string>} the order's id */
    async complete(cart_id) {
      const { order, error } = await store(`carts/${cart_id}/complete`, {})
      if (!order) throw new Error(`No order was placed: ${JSON.stringify(error)}`)
      return order.id
    },

    buyBySystem: async () => shop.complete(await shop.payBySystem()),

    /** The store's owner. */
    async login() {
      const { token } = await ask("POST", `${medusa_url}/auth/user/emailpass`, info.admin)
      const headers = { authorization: `Bearer ${token}` }
      const admin = (method, path, body) => ask(method, `${medusa_url}/admin/${path}`, body, headers)
      return {
        /** Lets shoppers of the region pay with Medusa's own provider as well. */
        allowSystem: () => admin("POST", `regions/${region_id}`, { payment_providers: ["pp_amazon-pay_jp", SYSTEM] }),
        /** @returns {Promise<string>} the payment's id */
        async paymentOf(orderId) {
          const { order } = await admin("GET", `orders/${orderId}?fields=id,*payment_collections.payments`)
          return order.payment_collections[0].payments[0].id
        },
        capture: (paymentId) => admin("POST", `payments/${paymentId}/capture`, {}),
        refund: (paymentId, amount) => admin("POST", `payments/${paymentId}/refund`, { amount }),
      }
    },
  }
  return shop
}
