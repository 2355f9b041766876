import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { viewOrderWorkflow } from "medusa-payment-amazon-pay/workflows"
import { later, today } from "../lib/dates"
import { plannedLine } from "../lib/plan"
import { subscriptionsOf } from "../modules/subscription"

const orderSchema = z.object({ customer_id: z.string(), metadata: z.record(z.string(), z.unknown()).nullish() })

/** The first order makes the subscription, with the agreement that it was paid on. */
export default async function subscribe({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = event.data.id
  const line = await plannedLine(container, "order", order_id)
  if (line === null) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["customer_id", "metadata"]
  const { data } = await query.graph({ entity: "order", fields, filters: { id: order_id } })
  const { customer_id, metadata } = orderSchema.parse(data[0])
  const subscriptions = subscriptionsOf(container)
  const isRenewal = metadata?.["subscription_period"] !== undefined
  if (isRenewal || (await subscriptions.listSubscriptions({ order_id })).length > 0) return
  const { result: panel } = await viewOrderWorkflow(container).run({ input: order_id })
  const charge_permission_id = panel.payments.find(({ charge_permission }) => charge_permission)?.charge_permission?.id
  if (charge_permission_id === undefined) return // it was paid otherwise
  const { plan, variant_id, product_title, product_handle, quantity } = line
  const { frequency, price } = plan
  const begun = today(container)
  const day = Number(begun.slice(8))
  await subscriptions.createSubscriptions({
    customer_id,
    order_id,
    charge_permission_id,
    variant_id,
    product_title,
    product_handle,
    quantity,
    price,
    frequency,
    day,
    next_date: later(begun, Number(frequency.value), day),
  })
}

export const config: SubscriberConfig = { event: "order.placed", context: { subscriberId: "demo-subscribe" } }
