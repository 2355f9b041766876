import { createCartCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Shopper } from "./shopper"
import type { Store } from "./store"

type Happen = (store: Store, shopper: Shopper) => Promise<unknown>

/** What becomes of a cart of ¥2,500. */
export const TOTALS: readonly { total: string; isFree: boolean; happen: Happen }[] = [
  { total: "¥2,500", isFree: false, happen: () => Promise.resolve() },
  { total: "nothing", isFree: true, happen: (store, shopper) => discount(store, shopper, 2500) },
  { total: "¥0.4", isFree: true, happen: (store, shopper) => discount(store, shopper, 2499.6) },
  { total: "¥-500", isFree: true, happen: (store, shopper) => credit(store, shopper, 3000) },
]

/** What Medusa's payment collection of the cart says when the order is placed. */
export const PAYMENTS: readonly { payment: string; refusal: string | null; happen: Happen }[] = [
  { payment: "no payment session", refusal: null, happen: () => Promise.resolve() },
  { payment: "a payment session of ours", refusal: null, happen: (_, shopper) => shopper.openPaymentSession() },
  { payment: "another provider's payment session", refusal: "other_payment_open", happen: openOther },
  {
    payment: "another amount in the payment collection",
    refusal: "total_changed",
    happen: async (store, shopper) => setAmount(store, await collectionOf(shopper), 3350),
  },
]

async function discount({ admin }: Store, shopper: Shopper, value: number) {
  const application_method = { type: "fixed", target_type: "order", value, currency_code: "jpy" }
  await admin.ask("POST", "promotions", { code: "GIFT", type: "standard", status: "active", application_method })
  return shopper.ask("POST", `carts/${shopper.cartId}/promotions`, { promo_codes: ["GIFT"] })
}

/** As a store's gift cards do it. */
export async function credit({ container }: Store, { cartId: cart_id }: Shopper, amount: number) {
  const line = { cart_id, amount, reference: "gift-card", reference_id: "gift_1", metadata: null }
  await createCartCreditLinesWorkflow(container).run({ input: [line] })
}

async function collectionOf(shopper: Shopper): Promise<string> {
  const { body } = await shopper.ask<{ payment_collection: { id: string } }>("POST", "payment-collections", {
    cart_id: shopper.cartId,
  })
  return body.payment_collection.id
}

/** The shopper began to pay otherwise, in another tab. */
export async function openOther({ admin, seeded }: Store, shopper: Shopper): Promise<void> {
  const other = "pp_system_default"
  const payment_providers = ["pp_amazon-pay_jp", other]
  await admin.ask("POST", `regions/${seeded.region_id}`, { payment_providers })
  const sessions = `payment-collections/${await collectionOf(shopper)}/payment-sessions`
  const { status, body } = await shopper.ask("POST", sessions, { provider_id: other })
  if (status !== 200) throw new Error(`no session of ${other}: ${JSON.stringify(body)}`)
}

/** And paid, in that tab. */
export async function payOther(store: Store, shopper: Shopper): Promise<void> {
  await openOther(store, shopper)
  await store.container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("update payment_session set status = 'authorized' where payment_collection_id = ?", [
      await collectionOf(shopper),
    ])
}

async function setAmount({ container }: Store, collectionId: string, amount: number): Promise<void> {
  const raw = JSON.stringify({ value: String(amount), precision: 20 })
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("update payment_collection set amount = ?, raw_amount = ?::jsonb where id = ?", [amount, raw, collectionId])
}
