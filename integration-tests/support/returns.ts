import type { Admin } from "./admin"
import type { Answer } from "./http"

interface Item {
  id: string
  quantity: number
  unit_price: number
}

/** What an admin does with goods that have left the shop, step by step, as the dashboard does it. */
export class Returns {
  constructor(private readonly admin: Admin) {}

  /** The goods leave the shop. */
  async ship(orderId: string): Promise<void> {
    const items = (await this.items(orderId)).map(({ id, quantity }) => ({ id, quantity }))
    await this.done("POST", `orders/${orderId}/fulfillments`, { items })
  }

  /** The dearest or the cheapest item is to come back. @returns the id of the return */
  async request(orderId: string, which: "dearest" | "cheapest"): Promise<string> {
    const { body: places } = await this.admin.ask<{ stock_locations: { id: string }[] }>("GET", "stock-locations")
    const place = { location_id: places.stock_locations[0]!.id }
    const { body } = await this.done("POST", "returns", { order_id: orderId, ...place })
    const id = String(body["return"]!["id"])
    await this.done("POST", `returns/${id}/request-items`, { items: [await this.item(orderId, which)] })
    await this.done("POST", `returns/${id}/request`)
    return id
  }

  /** It has come back. */
  async receive(orderId: string, id: string, which: "dearest" | "cheapest"): Promise<void> {
    await this.done("POST", `returns/${id}/receive`)
    await this.done("POST", `returns/${id}/receive-items`, { items: [await this.item(orderId, which)] })
    await this.done("POST", `returns/${id}/receive/confirm`)
  }

  /** The cheapest item is to come back, and others go out for it. @returns the path of the exchange */
  async exchange(orderId: string, variantId: string, quantity: number): Promise<string> {
    const { body } = await this.done("POST", "exchanges", { order_id: orderId })
    const path = `exchanges/${String(body["exchange"]!["id"])}`
    await this.done("POST", `${path}/inbound/items`, { items: [await this.item(orderId, "cheapest")] })
    await this.done("POST", `${path}/outbound/items`, { items: [{ variant_id: variantId, quantity }] })
    await this.done("POST", `${path}/request`)
    return path
  }

  /** The cheapest item arrived broken, and others go out for it. @returns the path of the claim */
  async claim(orderId: string, variantId: string, quantity: number): Promise<string> {
    const { body } = await this.done("POST", "claims", { order_id: orderId, type: "replace" })
    const path = `claims/${String(body["claim"]!["id"])}`
    const item = await this.item(orderId, "cheapest")
    await this.done("POST", `${path}/claim-items`, { items: [{ ...item, reason: "production_failure" }] })
    await this.done("POST", `${path}/inbound/items`, { items: [item] })
    await this.done("POST", `${path}/outbound/items`, { items: [{ variant_id: variantId, quantity }] })
    await this.done("POST", `${path}/request`)
    return path
  }

  /** A return, an exchange or a claim does not take place. @param path `returns/return_…`, say */
  async takeBack(path: string): Promise<void> {
    await this.done("POST", `${path}/cancel`)
  }

  private async item(orderId: string, which: "dearest" | "cheapest") {
    const items = (await this.items(orderId)).sort((one, other) => one.unit_price - other.unit_price)
    return { id: items.at(which === "dearest" ? -1 : 0)!.id, quantity: 1 }
  }

  private async items(orderId: string): Promise<Item[]> {
    const { body } = await this.admin.ask<{ order: { items: Item[] } }>("GET", `orders/${orderId}?fields=*items`)
    return body.order.items
  }

  private async done(method: string, path: string, body: object = {}): Promise<Answer> {
    const answer = await this.admin.ask(method, path, body)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer
  }
}
