import type { MedusaContainer } from "@medusajs/framework/types"
import type { WarningKind } from "../../ledger/warning"
import { warningView } from "../reconcile/read-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import type { AttentionPage } from "./types"

interface AttentionInput {
  kind?: WarningKind
  limit: number
  offset: number
}

/** What needs attention, the oldest first. Three queries, no call to Amazon. */
export const listAttentionWorkflow = workflowOf("amazon-pay-list-attention", listAttention)

async function listAttention(
  container: MedusaContainer,
  { kind, limit, offset }: AttentionInput,
): Promise<AttentionPage> {
  const { ledger, accounts, rows: medusa, clock } = amazonPayModule(container)
  const { rows, counts } = await ledger.warnings.page({ kind: kind ?? null, now: clock.now(), limit, offset })
  const orders = rows.flatMap(({ subject }) => (subject.type === "order" ? [subject.id] : []))
  const numbers = await medusa.displayIds(orders)
  const warnings = rows.map((row) => {
    const { type, id } = row.subject
    return {
      ...warningView(row, accounts),
      provider_id: row.provider_id,
      order_id: type === "order" ? id : null,
      display_id: type === "order" ? (numbers.get(id) ?? null) : null,
      charge_permission_id: type === "charge_permission" ? id : null,
      cart_id: type === "cart" ? id : null,
    }
  })
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { warnings, counts, count: kind ? (counts[kind] ?? 0) : all, limit, offset }
}
