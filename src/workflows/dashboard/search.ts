import type { MedusaContainer } from "@medusajs/framework/types"
import type { Found } from "../../ledger/search"
import { CHARGE_PERMISSION_TYPES } from "../../amazon/states"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import { askedFor } from "./asked-for"
import type { SearchResult } from "./types"

/** Whose an id of Amazon's is, or what belongs to an order's number. At most three queries, no call to Amazon. */
export const searchWorkflow = workflowOf("amazon-pay-search", search)

async function search(container: MedusaContainer, { q }: { q: string }): Promise<SearchResult[]> {
  const { rows } = amazonPayModule(container)
  const found = await find(container, q)
  const collections = [...new Set(found.flatMap(({ payment_collection_id }) => payment_collection_id ?? []))]
  const orders = await rows.ordersOfCollections(collections)
  return found.map(({ payment_collection_id, cart_id, type, ...entry }) => {
    const order = orders.get(payment_collection_id ?? "")
    const isAgreement = type === "Recurring" || type === "PaymentMethodOnFile"
    return {
      ...entry,
      order_id: order?.id ?? null,
      display_id: order?.display_id ?? null,
      cart_id: order ? null : cart_id,
      customer_id: isAgreement ? (order?.customer_id ?? null) : null,
      type: CHARGE_PERMISSION_TYPES.find((one) => one === type) ?? null,
    }
  })
}

/** What is asked for itself; else the permission whose base it has, as of a charge that the shop has never seen. */
async function find(container: MedusaContainer, q: string): Promise<Found[]> {
  const { ledger, rows } = amazonPayModule(container)
  const { ids, bases, orderNumber } = askedFor(q)
  if (orderNumber !== null) {
    const collections = await rows.collectionsOfOrderNumber(orderNumber)
    return collections.length > 0 ? ledger.search.byCollections(collections) : []
  }
  if (ids.length === 0) return []
  const found = await ledger.search.byIds([...ids, ...bases])
  const exact = found.filter(({ id, object }) => object === "notification" || ids.includes(id))
  return exact.length > 0 ? exact : found
}
