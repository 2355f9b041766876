import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { permissionOf } from "./books"
import type { Customer } from "./customer"
import type { Answer } from "./http"
import { inLanes } from "./lanes"
import { quiet } from "./quiet"
import { MONTHLY, recurringTerms } from "./recurring-terms"
import { orderOf, type Shopper } from "./shopper"
import type { Store } from "./store"

const CHECKOUTS_AT_A_TIME = 6

export interface Subscribed {
  /** The first order's. */
  orderId: string
  permissionId: string
}

/** A subscription of ¥2,500 a month, whose first order is placed. */
export async function subscribe(store: Store, shopper?: Shopper): Promise<Subscribed> {
  recurringTerms.answer = MONTHLY
  try {
    const { orderId, checkoutSessionId } = await (shopper ?? (await store.shopper())).buy()
    return await subscribed(store, orderId, checkoutSessionId)
  } finally {
    recurringTerms.answer = undefined
  }
}

/** The same, as if nothing else ever happened (`given`). */
export function givenSubscription(store: Store): Promise<Subscribed> {
  return store.given("a subscription", () => subscribe(store))
}

/** As many as that, of customers who check out at the same time. Their first orders are placed, and recorded. */
export async function subscribeMany(store: Store, count: number): Promise<Subscribed[]> {
  recurringTerms.answer = MONTHLY
  try {
    const subscribed = await inLanes(CHECKOUTS_AT_A_TIME, Array.from({ length: count }), async () => {
      const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
      return { orderId, permissionId: permissionOf(store, checkoutSessionId) }
    })
    await quiet()
    return subscribed
  } finally {
    recurringTerms.answer = undefined
  }
}

/** The same of somebody who is logged in. */
export async function subscribeAs(store: Store, customer: Customer): Promise<Subscribed> {
  recurringTerms.answer = MONTHLY
  try {
    const shopper = await store.shopper()
    const cart_id = shopper.cartId
    await customer.ask("POST", `carts/${cart_id}/customer`)
    const { body } = await customer.ask("POST", "amazon-pay/button", { cart_id })
    const { checkoutSessionId, url } = await store.amazon.checkout(body["button"] as never)
    await shopper.visit(url)
    await shopper.chooseShipping()
    const orderId = orderOf(await shopper.visit(await shopper.approve(checkoutSessionId))) ?? ""
    return await subscribed(store, orderId, checkoutSessionId)
  } finally {
    recurringTerms.answer = undefined
  }
}

async function subscribed(store: Store, orderId: string, checkoutSessionId: string): Promise<Subscribed> {
  await store.amazon.answered(checkoutSessionId, "updateChargePermission")
  return { orderId, permissionId: permissionOf(store, checkoutSessionId) }
}

/** The order of a later month, as a renewal makes it: of the same customer, and not paid yet. */
export async function renew(store: Store, firstOrderId: string, unit_price = 2500): Promise<string> {
  const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["region_id", "customer_id", "email", "currency_code", "sales_channel_id"]
  const { data } = await query.graph({ entity: "order", fields, filters: { id: firstOrderId } })
  const { region_id, customer_id, email, currency_code, sales_channel_id } = data[0] as Record<string, string>
  const { result } = await createOrderWorkflow(store.container).run({
    input: {
      region_id: region_id!,
      customer_id: customer_id!,
      email: email!,
      currency_code: currency_code!,
      sales_channel_id: sales_channel_id!,
      items: [{ title: "Coffee", quantity: 1, unit_price }],
    },
  })
  return result.id
}

export interface RecurringCharge {
  period: string
  outcome: string
  reason_code: string | null
  amount: string
  attempts: number
  charge_id: string | null
  payment_id: string | null
  order_id: string | null
  retry_at: string | null
  available_at: string | null
  buyer_update_url: string | null
}
export interface ChargeAnswer {
  code?: string
  message?: string
  recurring_charge: RecurringCharge
}

export const chargePath = (permissionId: string) => `amazon-pay/charge-permissions/${permissionId}/charge`

export function charge(
  { admin }: Pick<Store, "admin">,
  permissionId: string,
  body: object,
): Promise<Answer<ChargeAnswer>> {
  return admin.ask("POST", chargePath(permissionId), body)
}

/** What the admin sees of an agreement's periods. */
export async function periodsOf({ admin }: Store, id: string): Promise<RecurringCharge[]> {
  const path = `amazon-pay/charge-permissions/${encodeURIComponent(id)}`
  const { body } = await admin.ask<{ charge_permission: { recurring_charges: RecurringCharge[] } }>("GET", path)
  return body.charge_permission.recurring_charges
}

/** Nothing of it asks anything of Amazon. */
export async function askingNothing({ amazon }: Store, work: () => Promise<void>): Promise<void> {
  await quiet()
  const before = amazon.emulator.requests.list().length
  await work()
  await quiet()
  expect(amazon.emulator.requests.list().slice(before)).toEqual([])
}
