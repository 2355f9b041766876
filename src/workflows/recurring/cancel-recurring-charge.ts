import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { isChargePermissionId } from "../../amazon/ids"
import { isPeriod } from "../../ledger/period"
import type { RecurringOutcome } from "../../ledger/recurring-charge"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { syncWarnings } from "../reconcile/warnings/sync-warnings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { workflowOf } from "../support/workflow-of"
import { findOut, findPeriod } from "./charge-recurring"
import { viewOf, type RecurringChargeView } from "./recurring-charge-view"

export interface CancelRecurringChargeInput {
  charge_permission_id: string
  period: string
}

/**
 * Withdraws a period that waits to be tried again: nothing more is tried by itself. Any other stays as it is, and is
 * answered: what is charged can be refunded. Asked again, it answers the same.
 *
 * @throws MedusaError(NOT_FOUND)
 */
export const cancelRecurringChargeWorkflow = workflowOf("amazon-pay-cancel-recurring-charge", cancelRecurringCharge)

async function cancelRecurringCharge(
  container: MedusaContainer,
  { charge_permission_id: id, period }: CancelRecurringChargeInput,
): Promise<RecurringChargeView> {
  if (!isChargePermissionId(id) || !isPeriod(period)) throw notFound(id, period)
  const { ledger, clock } = amazonPayModule(container)
  return oneAtATime(container, id, async () => {
    const known = await findPeriod(container, { charge_permission_id: id, period })
    if (known === null) throw notFound(id, period)
    const row = await findOut(container, known)
    if (!IS_WAITING[row.outcome]) return viewOf(container, row)
    const ended = { ...row, outcome: "canceled", retry: false, next_look_at: null, settled_at: clock.now() } as const
    const canceled = await ledger.recurringCharges.settle(row.id, ended)
    // Whoever withdraws it need not be told.
    await ledger.recurringCharges.announce(canceled, "canceled")
    if (row.order_id !== null) await syncWarnings(container, row.order_id, { hasLooked: false })
    return viewOf(container, canceled)
  })
}

/** Only what waits is withdrawn. What is charged, or may be, stays, and what has ended keeps its reason. */
const IS_WAITING: Record<RecurringOutcome, boolean> = {
  open: true,
  retry_later: true,
  payment_method_needed: true,
  over_cap: true,
  charged: false,
  pending: false,
  unknown: false,
  closed: false,
  refused: false,
  gave_up: false,
  canceled: false,
}

function notFound(id: string, period: string): ShopError {
  const message = `The Charge Permission ${id} has no period ${period}.`
  return new ShopError(MedusaError.Types.NOT_FOUND, message, "period_not_found")
}
