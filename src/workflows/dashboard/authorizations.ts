import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import type { Authorizations } from "./types"

const WEEK_MS = 7 * 24 * 3_600_000

/** Authorizations that end within a week, and those that were declined within the last. Three queries, none to Amazon. */
export const listAuthorizationsWorkflow = workflowOf("amazon-pay-list-authorizations", listAuthorizations)

async function listAuthorizations(container: MedusaContainer): Promise<Authorizations> {
  const { ledger, rows, clock } = amazonPayModule(container)
  const now = clock.now()
  const [expiring, declined] = await Promise.all([
    ledger.authorizations.expiring({ from: now, to: new Date(now.getTime() + WEEK_MS) }),
    ledger.authorizations.declined({ since: new Date(now.getTime() - WEEK_MS) }),
  ])
  const collections = [...expiring, ...declined].flatMap(({ payment_collection_id }) => payment_collection_id ?? [])
  const orders = await rows.ordersOfCollections([...new Set(collections)])
  const view = ({ payment_collection_id, at, ...row }: (typeof expiring)[number]) => {
    const order = orders.get(payment_collection_id ?? "")
    return { ...row, order_id: order?.id ?? null, display_id: order?.display_id ?? null, at: at.toISOString() }
  }
  return { expiring: expiring.map(view), declined: declined.map(view) }
}
