import { demand, request, type Json } from "./http"
import type { Seeded } from "./shopper"

/** Somebody who registered in the shop. */
export class Customer {
  private constructor(
    private readonly medusaUrl: string,
    private readonly key: string,
    readonly token: string,
    readonly id: string,
  ) {}

  static async register(medusaUrl: string, store: Seeded, email: string): Promise<Customer> {
    const credentials = { email, password: "correct horse battery staple" }
    const register = `${medusaUrl}/auth/customer/emailpass/register`
    const { token: registration } = await demand<{ token: string }>("POST", register, { body: credentials })
    const headers = { "x-publishable-api-key": store.publishable_key, authorization: `Bearer ${registration}` }
    const { customer } = await demand<{ customer: { id: string } }>("POST", `${medusaUrl}/store/customers`, {
      headers,
      body: { email },
    })
    const login = `${medusaUrl}/auth/customer/emailpass`
    const { token } = await demand<{ token: string }>("POST", login, { body: credentials })
    return new Customer(medusaUrl, store.publishable_key, token, customer.id)
  }

  ask(method: string, path: string, body?: object) {
    const headers = { "x-publishable-api-key": this.key, authorization: `Bearer ${this.token}` }
    return request(method, `${this.medusaUrl}/store/${path}`, { headers, body })
  }

  /** The orders in the customer's account. */
  async orders(): Promise<Json[]> {
    const { body } = await this.ask("GET", "orders?fields=id,email")
    return Array.from(body["orders"] as unknown as Json[])
  }
}
