import { expectEqual } from "./expect.mjs"

/** The store's owner, by way of Medusa's admin API. */
export async function createAdmin({ medusa_url, admin }) {
  const call = async (method, path, { body, token } = {}) => {
    const answer = await fetch(medusa_url + path, {
      method,
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body && JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { token } = await call("POST", "/auth/user/emailpass", { body: admin })
  const get = (path) => call("GET", path, { token })
  const post = (path, body = {}) => call("POST", path, { body, token })

  const FIELDS =
    "+status,+payment_status,+email,+total,+summary,*items,*shipping_address,*payment_collections.payments,+metadata"
  return {
    order: async (id) => (await get(`/admin/orders/${id}?fields=${FIELDS}`)).order,
    /** The oldest first. */
    orders: async () => (await get(`/admin/orders?order=created_at&limit=100&fields=${FIELDS}`)).orders,
    countOrders: async () => (await get("/admin/orders?limit=1&fields=id")).count,
    capture: (payment) => post(`/admin/payments/${payment.id}/capture`),
    refund: (payment, amount) => post(`/admin/payments/${payment.id}/refund`, { amount }),
    /** A coupon that makes an order free. */
    giveAway: (code) => {
      const application_method = { type: "percentage", target_type: "order", value: 100 }
      return post("/admin/promotions", { code, type: "standard", status: "active", application_method })
    },
    /** Leaves so many of a product for those who buy now. @returns how to put back what there was */
    async leave(handle, available) {
      const fields = "id,variants.inventory_items.inventory.location_levels.*"
      const { products } = await get(`/admin/products?handle=${handle}&fields=${fields}`)
      const [level] = products[0].variants[0].inventory_items[0].inventory.location_levels
      const path = `/admin/inventory-items/${level.inventory_item_id}/location-levels/${level.location_id}`
      const { stocked_quantity, reserved_quantity } = level
      await post(path, { stocked_quantity: reserved_quantity + available })
      return () => post(path, { stocked_quantity })
    },
    cancel: (orderId) => post(`/admin/orders/${orderId}/cancel`),
    /** Has the plugin look at Amazon's books, as the panel's button does. */
    refresh: (orderId) => post(`/admin/amazon-pay/orders/${orderId}/refresh`),
    /** What the plugin's panel shows. */
    panel: async (orderId) => (await get(`/admin/amazon-pay/orders/${orderId}`)).amazon_pay,
  }
}

/** The one payment of an order. */
export function paymentOf(order) {
  const payments = order.payment_collections.flatMap((collection) => collection.payments ?? [])
  if (payments.length !== 1) throw new Error(`The order has ${payments.length} payments`)
  return payments[0]
}

/** Amazon's ids, as they are kept with Medusa's payment. */
export function idsOf(order) {
  const { charge_permission_id: chargePermissionId, charges } = paymentOf(order).data.amazon_pay
  expectEqual(charges.length, 1, "the number of charges")
  return { chargePermissionId, chargeId: charges[0].id }
}
