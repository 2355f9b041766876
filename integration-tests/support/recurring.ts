import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Answer } from "./http"
import { MONTHLY, recurringTerms } from "./recurring-terms"
import type { Shopper } from "./shopper"
import type { Store } from "./store"

interface PermissionObject {
  chargePermissionId: string
}

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
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    const permissions = store.amazon.emulator.objects("chargePermissions") as PermissionObject[]
    return { orderId, permissionId: permissions.at(-1)!.chargePermissionId }
  } finally {
    recurringTerms.answer = undefined
  }
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

export function charge(store: Store, permissionId: string, body: object): Promise<Answer<ChargeAnswer>> {
  return store.admin.ask("POST", `amazon-pay/charge-permissions/${permissionId}/charge`, body)
}
