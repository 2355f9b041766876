import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows, textOf } from "../support/query-rows"
import { workflowOf } from "../support/workflow-of"
import { isPaidWithAmazonPay } from "./prepare-refund"

/** What was canceled, or changed, by its name in Medusa. */
export interface Changed {
  entity: "order" | "return" | "order_exchange" | "order_claim"
  id: string
}

/** Has the clock look now at an order that costs something else since, for which Medusa emits no event. */
export const watchChangedOrderWorkflow = workflowOf("amazon-pay-watch-changed-order", watchChangedOrder)

async function watchChangedOrder(container: MedusaContainer, changed: Changed): Promise<void> {
  const orderId = await orderOf(container, changed)
  if (orderId === null || !(await isPaidWithAmazonPay(container, orderId))) return
  const { ledger, clock } = amazonPayModule(container)
  await ledger.watches.bringForward(orderId, { to: clock.now() })
}

async function orderOf(container: MedusaContainer, { entity, id }: Changed): Promise<string | null> {
  if (entity === "order") return id
  const [row] = await queryRows(container, { entity, fields: ["order_id"], filters: { id } })
  return textOf(row, "order_id")
}
