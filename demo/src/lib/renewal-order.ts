import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { SubscriptionRow } from "../modules/subscription"

/** What is charged once: "<subscription>/2027-01". */
export const periodOf = ({ id, next_date }: Pick<SubscriptionRow, "id" | "next_date">) =>
  `${id}/${next_date.slice(0, 7)}`

const renewalSchema = z.object({
  id: z.string(),
  status: z.string(),
  metadata: z.object({ subscription_period: z.string() }),
})

/** The order of the period, unless there is none or it was canceled. */
export async function findRenewalOrder(
  container: MedusaContainer,
  subscription: SubscriptionRow,
): Promise<string | null> {
  const { customer_id } = subscription
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "status", "metadata"],
    filters: { customer_id },
  })
  const renewals = data.flatMap((order) => renewalSchema.safeParse(order).data ?? [])
  const period = periodOf(subscription)
  const found = renewals.find(
    ({ status, metadata }) => status !== "canceled" && metadata.subscription_period === period,
  )
  return found?.id ?? null
}

const text = z.string().nullish()
const address = z
  .object({
    first_name: text,
    last_name: text,
    company: text,
    address_1: text,
    address_2: text,
    city: text,
    province: text,
    postal_code: text,
    country_code: text,
    phone: text,
  })
  .transform((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string")))
const firstOrderSchema = z.object({
  region_id: z.string(),
  sales_channel_id: z.string(),
  customer_id: z.string(),
  email: z.string(),
  currency_code: z.string(),
  shipping_address: address.nullish(),
  billing_address: address.nullish(),
  shipping_methods: z.array(z.object({ name: z.string(), amount: z.coerce.number(), shipping_option_id: text })),
})

/**
 * This month's order, as the first one was and not paid yet. It is announced here: Medusa does that, and reserves stock, only
 * when a cart is completed. There is no stock: the coffee is roasted to order.
 */
export async function makeRenewalOrder(container: MedusaContainer, subscription: SubscriptionRow): Promise<string> {
  const { order_id, variant_id, product_title, quantity, price } = subscription
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = [
    ...["region_id", "sales_channel_id", "customer_id", "email", "currency_code"],
    ...["shipping_address.*", "billing_address.*", "shipping_methods.*"],
  ]
  const { data } = await query.graph({ entity: "order", fields, filters: { id: order_id } })
  const { shipping_address, billing_address, shipping_methods, ...first } = firstOrderSchema.parse(data[0])
  const { result: order } = await createOrderWorkflow(container).run({
    input: {
      ...first,
      ...(shipping_address ? { shipping_address } : {}),
      ...(billing_address ? { billing_address } : {}),
      shipping_methods: shipping_methods.map(({ shipping_option_id, ...method }) => ({
        ...method,
        ...(shipping_option_id ? { shipping_option_id } : {}),
      })),
      items: [{ title: product_title, variant_id, quantity, unit_price: price }],
      metadata: { subscription_period: periodOf(subscription) },
    },
  })
  await container.resolve(Modules.EVENT_BUS).emit({ name: "order.placed", data: { id: order.id } })
  return order.id
}
