import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows, textOf } from "../support/query-rows"

/** The order a cart became, or null. */
export async function orderOfCart(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const [row] = await queryRows(container, { entity: "order_cart", fields: ["order_id"], filters: { cart_id } })
  return textOf(row, "order_id")
}
