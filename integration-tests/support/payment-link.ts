import type { Button, Return } from "./amazon"
import { demand } from "./http"
import type { Shopper } from "./shopper"
import type { Store } from "./store"

/** The storefront's page of a payment link: Medusa's own door to a payment of what an order still costs. */
export async function buttonOfLink({ url, seeded }: Store, collectionId: string): Promise<Button> {
  const headers = { "x-publishable-api-key": seeded.publishable_key }
  const body = { provider_id: "pp_amazon-pay_jp" }
  const { payment_collection: collection } = await demand<{
    payment_collection: { payment_sessions: { data: { amazon_pay: { button: Button } } }[] }
  }>("POST", `${url}/store/payment-collections/${collectionId}/payment-sessions`, { headers, body })
  return collection.payment_sessions[0]!.data.amazon_pay.button
}

export interface OpenLink {
  shopper: Shopper
  collectionId: string
}

/** The buyer chooses a payment method at Amazon and comes back. @returns where they are sent on to */
export async function chooseAtLink(
  store: Store,
  { shopper, collectionId }: OpenLink,
  payment: { payment: string },
): Promise<Return & { page: URL }> {
  const back = await store.amazon.checkout(await buttonOfLink(store, collectionId), payment)
  return { ...back, page: await shopper.visit(back.url) }
}

/** The collection that the dashboard makes a payment link of, once an order costs more than is paid. */
export async function collectionToPay({ admin }: Store, orderId: string): Promise<string> {
  const { body } = await admin.ask("GET", `orders/${orderId}?fields=*payment_collections`)
  const collections = body["order"]?.["payment_collections"] as unknown as { id: string; status: string }[]
  return collections.find(({ status }) => status === "not_paid")?.id ?? ""
}
