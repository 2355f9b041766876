import type { MedusaContainer } from "@medusajs/framework/types"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { closedBy, type ClosedBy } from "../../amazon/recurring"
import { retryAt, type RecurringCharge, type RecurringOutcome } from "../../ledger/recurring-charge"
import { availableAt } from "../../ledger/recurring-result"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows, textOf } from "../support/query-rows"

/** What came of charging a period. Amounts are decimal strings in major units, dates ISO 8601. */
export interface RecurringChargeView {
  period: string
  outcome: RecurringOutcome | "already_charged"
  /** Amazon's, where it gave one. */
  reason_code: string | null
  amount: string
  currency_code: string
  /** Tries that Amazon has declined. */
  attempts: number
  charge_id: string | null
  payment_id: string | null
  order_id: string | null
  /** When the clock tries again; null when it does not. */
  retry_at: string | null
  /** When the month has room for it. */
  available_at: string | null
  /** Where the buyer mends the payment method. */
  buyer_update_url: string | null
  closed_by: ClosedBy | null
}

export async function viewOf(
  container: MedusaContainer,
  row: RecurringCharge,
  { isRepeated } = { isRepeated: false },
): Promise<RecurringChargeView> {
  const { ledger, accounts } = amazonPayModule(container)
  const { charge_permission_id: id, payment_session_id, outcome } = row
  const { charges } = payment_session_id ? await ledger.ofSessions([payment_session_id]) : { charges: [] }
  const filters = { payment_session_id: payment_session_id ?? "" }
  const [payment] = await queryRows(container, { entity: "payment", fields: ["id"], filters })
  const { region } = accounts.get(row.provider_id).options
  const { permissions } = outcome === "closed" ? await ledger.ofPermission(id) : { permissions: [] }
  return {
    period: row.period,
    outcome: isRepeated && outcome === "charged" ? "already_charged" : outcome,
    reason_code: row.reason_code,
    amount: row.amount.amount,
    currency_code: row.amount.currencyCode,
    attempts: row.attempts,
    charge_id: charges.at(-1)?.id ?? null,
    payment_id: textOf(payment, "id"),
    order_id: row.order_id,
    retry_at: retryAt(row)?.toISOString() ?? null,
    available_at: outcome === "over_cap" ? availableAt(row, region).toISOString() : null,
    buyer_update_url: outcome === "payment_method_needed" ? buyerUpdateUrl(id) : null,
    closed_by: outcome === "closed" ? closedBy(permissions[0]?.reason_code ?? null) : null,
  }
}
