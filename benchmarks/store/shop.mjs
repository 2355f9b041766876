const PROVIDER_CLAIM = {
  charge_permission_type: "Recurring",
  recurring_metadata: { frequency: { unit: "Month", value: "1" }, amount: null },
}

/** Subscribes as a browser would, by the store's routes and the emulator's hosted pages. */
export function createShopper({
  medusa_url,
  emulator_url,
  publishable_key,
  region_id,
  variant_ids,
  shipping_option_id,
}) {
  async function post(url, body, headers = {}) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const store = (path, body) => post(`${medusa_url}/store/${path}`, body, { "x-publishable-api-key": publishable_key })
  const atAmazon = (path, body) => post(`${emulator_url}/_emulator/buyer/${path}`, body)
  const visit = async (url) => (await fetch(url, { redirect: "manual" })).headers.get("location")

  return {
    /** @returns {Promise<string>} the id of the first order */
    async subscribe() {
      const items = [variant_ids.beans, variant_ids.cup].map((variant_id) => ({ variant_id, quantity: 1 }))
      const { cart } = await store("carts", { region_id, items })
      const { button } = await store("amazon-pay/button", { cart_id: cart.id, ...PROVIDER_CLAIM })
      const { createCheckoutSessionConfig, publicKeyId, merchantId, productType } = button
      const press = { ...createCheckoutSessionConfig, publicKeyId, merchantId, productType }
      const { checkoutSessionId, redirectUrl } = await atAmazon("checkout", press)
      await visit(redirectUrl)
      await store(`carts/${cart.id}/shipping-methods`, { option_id: shipping_option_id })
      const { redirect_url } = await store(`amazon-pay/checkout-sessions/${checkoutSessionId}/confirm`, {
        cart_id: cart.id,
      })
      const approved = await atAmazon("approve", { amazonPayRedirectUrl: redirect_url, outcome: "approve" })
      const [, orderId] = /\/order\/([^/]+)\/confirmed$/.exec(await visit(approved.redirectUrl)) ?? []
      if (!orderId) throw new Error(`No order was placed for ${checkoutSessionId}.`)
      return orderId
    },
  }
}
