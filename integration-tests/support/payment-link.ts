import type { Button, Return } from "./amazon"
import { listen } from "./events"
import { request, type Answer } from "./http"
import type { Shopper } from "./shopper"
import type { Store } from "./store"

const DECLINES = { payment: "4354" }
const PAYS = { payment: "1111" }

interface LinkPage {
  payment_collection?: { payment_sessions: { data: { amazon_pay?: { button?: Button | null } } | null }[] }
}

/** What a buyer at a payment link meets. */
type LinkStore = Pick<Store, "url" | "seeded" | "amazon">

/** Opens the storefront's page of a payment link: Medusa's own route to a payment of what an order still costs. */
export function openLink(
  { url, seeded }: Pick<Store, "url" | "seeded">,
  collectionId: string,
  data?: object,
): Promise<Answer<LinkPage>> {
  const headers = { "x-publishable-api-key": seeded.publishable_key }
  const body = { provider_id: "pp_amazon-pay_jp", data }
  return request("POST", `${url}/store/payment-collections/${collectionId}/payment-sessions`, { headers, body })
}

/** @returns the page's button, or null where it offers none */
async function offeredButton(store: LinkStore, collectionId: string, data?: object): Promise<Button | null> {
  const { body } = await openLink(store, collectionId, data)
  const button = body.payment_collection?.payment_sessions[0]?.data?.amazon_pay?.button
  return button?.available ? button : null
}

export async function buttonOfLink(store: LinkStore, collectionId: string, data?: object): Promise<Button> {
  const button = await offeredButton(store, collectionId, data)
  if (button === null) throw new Error(`no button for ${collectionId}`)
  return button
}

export interface OpenLink {
  shopper: Shopper
  collectionId: string
  /** What the buyer's browser posts along. */
  data?: object
}

/** The buyer chooses a payment method at Amazon and comes back. @returns where they are sent on to */
export async function chooseAtLink(
  store: LinkStore,
  { shopper, collectionId, data }: OpenLink,
  payment: { payment: string },
): Promise<Return & { page: URL }> {
  const back = await store.amazon.checkout(await buttonOfLink(store, collectionId, data), payment)
  return { ...back, page: await shopper.visit(back.url) }
}

/** The buyer opens the page and pays, as far as they are let. */
export async function payAtLink(store: LinkStore, { shopper, collectionId }: OpenLink, payment = PAYS): Promise<void> {
  const button = await offeredButton(store, collectionId)
  if (button === null) return
  const page = await shopper.visit((await store.amazon.checkout(button, payment)).url)
  if (page.origin === new URL(store.amazon.url).origin) await shopper.visit(await store.amazon.approve(page.href))
}

/** An order that is placed and not paid, and its link. Needs AMAZON_PAY_ASYNC. */
export async function unpaidOrder(store: Store): Promise<OpenLink & { orderId: string }> {
  const { next } = listen(store.container, "amazon-pay.authorization_declined")
  const shopper = await store.shopper()
  const { orderId } = await shopper.buy(DECLINES)
  store.amazon.emulator.clock.advance({ minutes: 1 })
  await store.admin.refresh(orderId)
  const { data } = await next()
  return { shopper, orderId, collectionId: String(data["payment_collection_id"]) }
}

/** The collection that the dashboard makes a payment link of, once an order costs more than is paid. */
export async function collectionToPay({ admin }: Pick<Store, "admin">, orderId: string): Promise<string> {
  const { body } = await admin.ask("GET", `orders/${orderId}?fields=*payment_collections`)
  const collections = body["order"]?.["payment_collections"] as unknown as { id: string; status: string }[]
  return collections.find(({ status }) => status === "not_paid")?.id ?? ""
}
