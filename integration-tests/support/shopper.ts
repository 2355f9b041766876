import type { Selection } from "amazon-pay-emulator"
import type { DemoStore } from "../../demo/seed"
import type { Button, Buyer, Return } from "./amazon"
import { demand, request, type Answer, type Json } from "./http"

type Product = keyof DemoStore["variant_ids"]

/** What a shopper has to know of the store. */
export type Seeded = Pick<DemoStore, "publishable_key" | "region_id" | "variant_ids" | "shipping_option_id">

/** Coffee beans and a cup: ¥2,500. */
const BEANS_AND_CUP: readonly Product[] = ["beans", "cup"]

const PROVIDER = "pp_amazon-pay_jp"

/** What a whole purchase leaves behind. */
export interface Purchase {
  orderId: string
  checkoutSessionId: string
  resultUrl: string
}

/** A shopper with a browser and a cart, seen from the store's routes. */
export class Shopper {
  private constructor(
    private readonly medusaUrl: string,
    private readonly buyer: Buyer,
    private readonly store: Seeded,
    readonly cartId: string,
  ) {}

  static async withCart(
    medusaUrl: string,
    buyer: Buyer,
    store: Seeded,
    products: readonly Product[] = BEANS_AND_CUP,
  ): Promise<Shopper> {
    const headers = { "x-publishable-api-key": store.publishable_key }
    const items = products.map((product) => ({ variant_id: store.variant_ids[product], quantity: 1 }))
    const body = { region_id: store.region_id, items }
    const { cart } = await demand<{ cart: { id: string } }>("POST", `${medusaUrl}/store/carts`, { headers, body })
    return new Shopper(medusaUrl, buyer, store, cart.id)
  }

  /** A request to one of the store's routes. */
  ask<Body = Json>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const headers = { "x-publishable-api-key": this.store.publishable_key, "accept-language": "ja" }
    return request<Body>(method, `${this.medusaUrl}/store/${path}`, { headers, body })
  }

  /** A visit with the browser's address line. @returns where it is sent on to */
  async visit(url: string): Promise<URL> {
    const answer = await request("GET", url)
    if (answer.status !== 303 || answer.location === null) {
      throw new Error(`GET ${url}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return new URL(answer.location)
  }

  async button(options: object = {}): Promise<Button> {
    const answer = await this.ask<{ button: Button }>("POST", "amazon-pay/button", { cart_id: this.cartId, ...options })
    return answer.body.button
  }

  async cart(): Promise<Json> {
    const { body } = await this.ask("GET", `carts/${this.cartId}?fields=+total,*payment_collection.payment_sessions`)
    return body["cart"]!
  }

  add(product: Product, quantity = 1) {
    return this.ask("POST", `carts/${this.cartId}/line-items`, {
      variant_id: this.store.variant_ids[product],
      quantity,
    })
  }

  chooseShipping(optionId = this.store.shipping_option_id) {
    return this.ask("POST", `carts/${this.cartId}/shipping-methods`, { option_id: optionId })
  }

  /** E-mail and address as a checkout form asks for them. */
  enterAddress(changes: object = {}) {
    const address = {
      last_name: "山田",
      first_name: "花子",
      country_code: "jp",
      postal_code: "153-0064",
      province: "jp-13",
      city: "目黒区",
      address_1: "下目黒1-8-1",
      phone: "03-1234-5678",
      ...changes,
    }
    return this.ask("POST", `carts/${this.cartId}`, {
      email: "hanako@example.com",
      shipping_address: address,
      billing_address: address,
    })
  }

  /** Medusa's own route to a payment. @param data what a shopper may send along */
  async openPaymentSession(data: object = {}): Promise<{ session: Json; button: Button }> {
    const { body } = await this.ask<{ payment_collection: { id: string } }>("POST", "payment-collections", {
      cart_id: this.cartId,
    })
    const answer = await this.ask<{ payment_collection: { payment_sessions: Json[] } }>(
      "POST",
      `payment-collections/${body.payment_collection.id}/payment-sessions`,
      { provider_id: PROVIDER, data },
    )
    const session = answer.body.payment_collection.payment_sessions.find(
      (one) => String(one["provider_id"]) === PROVIDER,
    )
    if (session === undefined) throw new Error(`no payment session: ${JSON.stringify(answer.body)}`)
    const ours = session["data"]?.["amazon_pay"] as unknown as { button: Button }
    return { session, button: ours.button }
  }

  review(checkoutSessionId: string) {
    const path = `amazon-pay/checkout-sessions/${checkoutSessionId}?cart_id=${this.cartId}`
    return this.ask<{ checkout_session: Json }>("GET", path)
  }

  /** What the review page asks for. */
  addDetails(checkoutSessionId: string, details: object) {
    const body = { cart_id: this.cartId, ...details }
    return this.ask<{ checkout_session: Json } & Json>(
      "POST",
      `amazon-pay/checkout-sessions/${checkoutSessionId}`,
      body,
    )
  }

  /** The address from Amazon once more. */
  importAgain(checkoutSessionId: string) {
    const path = `amazon-pay/checkout-sessions/${checkoutSessionId}/import`
    return this.ask<{ checkout_session: Json } & Json>("POST", path, { cart_id: this.cartId })
  }

  /** 注文を確定する */
  confirm(checkoutSessionId: string) {
    return this.ask<{ redirect_url: string } & Json>(
      "POST",
      `amazon-pay/checkout-sessions/${checkoutSessionId}/confirm`,
      { cart_id: this.cartId },
    )
  }

  /** Presses the button and comes as far as the way back from Amazon. */
  async goToAmazon(selection?: Selection): Promise<Return> {
    return this.buyer.checkout(await this.button(), selection)
  }

  /** To the review page, with a shipping method chosen: ready to place the order. */
  async comeToReview(selection?: Selection): Promise<string> {
    const { checkoutSessionId, url } = await this.goToAmazon(selection)
    await this.visit(url)
    await this.chooseShipping()
    return checkoutSessionId
  }

  /**
   * Places the order and approves it at Amazon.
   * @param meanwhile what happens before: once it is approved, the clock may place the order at any moment
   * @returns the result URL, not yet visited
   */
  async approve(
    checkoutSessionId: string,
    outcome?: "approve" | "cancel" | "decline",
    meanwhile?: () => Promise<unknown>,
  ): Promise<string> {
    const { status, body } = await this.confirm(checkoutSessionId)
    if (status >= 400) throw new Error(`the order was not confirmed: ${status} ${JSON.stringify(body)}`)
    await meanwhile?.()
    return this.buyer.approve(body.redirect_url, outcome)
  }

  /** The whole purchase. */
  async buy(selection?: Selection): Promise<Purchase> {
    const checkoutSessionId = await this.comeToReview(selection)
    const resultUrl = await this.approve(checkoutSessionId)
    const orderId = orderOf(await this.visit(resultUrl))
    if (orderId === null) throw new Error(`no order was placed for ${checkoutSessionId}`)
    return { orderId, checkoutSessionId, resultUrl }
  }
}

/** The order whose thank-you page this is. */
export function orderOf(page: URL): string | null {
  return /\/order\/([^/]+)\/confirmed$/.exec(page.pathname)?.[1] ?? null
}

/** The failure code that the cart page is told. */
export function failureOf(page: URL): string | null {
  return page.searchParams.get("amazon_pay_error")
}
