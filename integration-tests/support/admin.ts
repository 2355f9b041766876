import type { DemoStore } from "../../demo/seed"
import { demand, request, type Answer, type Call, type Json } from "./http"

/** The store's owner at the dashboard, seen from the admin routes. */
export class Admin {
  private constructor(
    private readonly medusaUrl: string,
    private readonly token: string,
  ) {}

  static async login(medusaUrl: string, { admin }: Pick<DemoStore, "admin">): Promise<Admin> {
    const { token } = await demand<{ token: string }>("POST", `${medusaUrl}/auth/user/emailpass`, { body: admin })
    return new Admin(medusaUrl, token)
  }

  ask<Body = Json>(method: string, path: string, body?: object, more: Call["headers"] = {}): Promise<Answer<Body>> {
    const headers = { authorization: `Bearer ${this.token}`, ...more }
    return request<Body>(method, `${this.medusaUrl}/admin/${path}`, { headers, body })
  }

  async order(id: string): Promise<Order> {
    const fields =
      "+status,+payment_status,+email,+total,*shipping_address,*billing_address,*payment_collections.payments"
    const { body } = await this.ask<{ order: Order }>("GET", `orders/${id}?fields=${fields}`)
    return body.order
  }

  async orders(): Promise<Order[]> {
    const { body } = await this.ask<{ orders: Order[] }>("GET", "orders")
    return body.orders
  }

  /** Without an amount all of it. */
  async capture(orderId: string, amount?: number) {
    return this.ask("POST", `payments/${await this.paymentId(orderId)}/capture`, amount === undefined ? {} : { amount })
  }

  async refund(orderId: string, amount: number) {
    return this.ask("POST", `payments/${await this.paymentId(orderId)}/refund`, { amount })
  }

  cancel(orderId: string) {
    return this.ask("POST", `orders/${orderId}/cancel`, {})
  }

  /** What the plugin's panel on the order's page shows. */
  async panel(orderId: string): Promise<Panel> {
    const { body } = await this.ask<{ amazon_pay: Panel }>("GET", `amazon-pay/orders/${orderId}`)
    return body.amazon_pay
  }

  /** The panel's refresh button. */
  async refresh(orderId: string): Promise<Json> {
    const { body } = await this.ask<{ amazon_pay: { payments: Json[] } }>(
      "POST",
      `amazon-pay/orders/${orderId}/refresh`,
    )
    return body.amazon_pay.payments.at(-1)!
  }

  async void(orderId: string) {
    return this.ask("POST", `amazon-pay/payments/${await this.paymentId(orderId)}/void`)
  }

  async reauthorize(orderId: string) {
    return this.ask("POST", `amazon-pay/payments/${await this.paymentId(orderId)}/reauthorize`)
  }

  /** Adds products to an order that is placed, and confirms the edit. */
  async edit(orderId: string, variantId: string, quantity: number) {
    await this.ask("POST", "order-edits", { order_id: orderId })
    await this.ask("POST", `order-edits/${orderId}/items`, { items: [{ variant_id: variantId, quantity }] })
    return this.ask("POST", `order-edits/${orderId}/confirm`)
  }

  /** Takes the newest item of this price off an order that is placed, and confirms the edit. */
  async editOff(orderId: string, unitPrice: number) {
    await this.beginEditOff(orderId, unitPrice)
    return this.ask("POST", `order-edits/${orderId}/confirm`)
  }

  /** The same, which is still to be confirmed. */
  async beginEditOff(orderId: string, unitPrice: number): Promise<void> {
    const { body } = await this.ask("GET", `orders/${orderId}?fields=*items`)
    const items = body["order"]?.["items"] as unknown as { id: string; unit_price: number }[]
    const item = items.findLast(({ unit_price }) => unit_price === unitPrice)
    await this.ask("POST", "order-edits", { order_id: orderId })
    await this.ask("POST", `order-edits/${orderId}/items/item/${item?.id}`, { quantity: 0 })
  }

  /** The payment that the dashboard offers to capture and refund. */
  async paymentId(orderId: string): Promise<string> {
    const { payment_collections } = await this.order(orderId)
    const payments = payment_collections.flatMap((collection) => collection.payments)
    const payment = payments.findLast(({ canceled_at }) => canceled_at === null) ?? payments[0]
    if (payment === undefined) throw new Error(`the order ${orderId} has no payment`)
    return payment.id
  }
}

/** The panel's answer, read as any client reads it. */
export interface Panel {
  warnings: Json[]
  payments: Json[]
  recurring_charges: Json[]
  open_operations: Json[]
  actions: Json[]
  look: Json
  timeline: { entries: Json[]; count: number; limit: number; offset: number }
}

export interface Order {
  id: string
  display_id: number
  status: string
  payment_status: string
  email: string
  total: number
  shipping_address: Json
  billing_address: Json
  payment_collections: { payments: { id: string; amount: number; canceled_at: string | null; data: Json }[] }[]
}
