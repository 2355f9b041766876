import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../support/query-rows"

const text = z.string().nullish()
const schema = z.object({
  id: z.string(),
  provider_id: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  shipping_option: z.object({ id: z.string(), name: text }).nullish(),
  labels: z.array(z.object({ tracking_number: text, tracking_url: text }).nullish()).nullish(),
  order: z.object({ id: z.string() }).nullish(),
})

const FIELDS = [
  "id",
  "provider_id",
  "metadata",
  "shipping_option.id",
  "shipping_option.name",
  "labels.tracking_number",
  "labels.tracking_url",
  "order.id",
]

/** A fulfillment of an order that is on its way. */
export interface Shipment {
  id: string
  order_id: string
  labels: { tracking_number: string; tracking_url: string | null }[]
  /** The shop's names for the way it goes, the most telling first. */
  names: string[]
  metadata: Record<string, unknown>
}

/** @returns null for one of no order */
export async function findShipment(container: MedusaContainer, id: string): Promise<Shipment | null> {
  const [row] = await queryRows(container, { entity: "fulfillment", fields: FIELDS, filters: { id } })
  if (row === undefined) return null
  const { order, labels, shipping_option, provider_id, metadata } = schema.parse(row)
  if (!order) return null
  return {
    id,
    order_id: order.id,
    labels: (labels ?? []).flatMap((label) => {
      const tracking_number = label?.tracking_number?.trim()
      return tracking_number ? { tracking_number, tracking_url: label?.tracking_url ?? null } : []
    }),
    names: [shipping_option?.id, shipping_option?.name, provider_id].filter((name) => typeof name === "string"),
    metadata: metadata ?? {},
  }
}
