import type { BuyerInput } from "amazon-pay-emulator"
import type { Json } from "./http"
import { orderOf, type Shopper } from "./shopper"
import type { Store } from "./store"

/** Two people, of whom no field is the same. */
export const HANAKO = {
  name: "山田花子",
  email: "hanako@example.jp",
  phoneNumber: "0311112222",
  addresses: [
    {
      id: "home",
      name: "山田花子",
      addressLine1: "大阪市北区梅田1-1-1",
      addressLine2: "梅田ビル101",
      addressLine3: "株式会社ヤマダ",
      stateOrRegion: "大阪府",
      postalCode: "530-0001",
      phoneNumber: "0611112222",
    },
  ],
} satisfies BuyerInput
export const TARO = {
  name: "佐藤太郎",
  email: "taro@example.jp",
  phoneNumber: "0333334444",
  addresses: [
    {
      id: "home",
      name: "佐藤太郎",
      addressLine1: "目黒区下目黒1-8-1",
      stateOrRegion: "東京都",
      postalCode: "153-0064",
    },
  ],
} satisfies BuyerInput
export const PARIS = {
  name: "Satō Tarō",
  addressLine1: "12 rue de la Paix",
  city: "Paris",
  postalCode: "75002",
  countryCode: "FR",
}
/** What is HANAKO's alone. */
export const TRACES = /山田|花子|hanako|梅田|大阪|ヤマダ|530-0001|11112222|1111-2222/

export type { BuyerInput }

/** What tests of a buyer's data do and look at. */
export function buyersOf(store: Store) {
  /** Another account is signed in at Amazon. */
  const become = (buyer: BuyerInput) => store.amazon.emulator.buyer.become(buyer)

  /** All of an order that is anybody's data. */
  async function wholeOrder(orderId: string | null): Promise<Json> {
    const fields = "+email,+customer_id,+metadata,*shipping_address,*billing_address,*customer"
    return (await store.admin.ask("GET", `orders/${orderId ?? "none"}?fields=${fields}`)).body["order"]!
  }

  /** From the review page to the order. */
  async function place(shopper: Shopper, id: string): Promise<Json> {
    await shopper.chooseShipping()
    return wholeOrder(orderOf(await shopper.visit(await shopper.approve(id))))
  }

  /** What the review page says is in the way. */
  async function errorOf(shopper: Shopper, id: string): Promise<string | null> {
    const { error } = (await shopper.review(id)).body.checkout_session as unknown as { error: { code: string } | null }
    return error?.code ?? null
  }

  return { become, wholeOrder, place, errorOf }
}
