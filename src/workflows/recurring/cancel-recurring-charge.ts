import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { isChargePermissionId } from "../../amazon/ids"
import { isPeriod } from "../../ledger/period"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { workflowOf } from "../support/workflow-of"
import { findOut } from "./charge-recurring"
import { viewOf, type RecurringChargeView } from "./recurring-charge-view"

export interface CancelRecurringChargeInput {
  charge_permission_id: string
  period: string
}

/**
 * Withdraws a period that waits to be tried again: nothing more is tried by itself. What is charged, or may be, stays: its
 * payment can be refunded. Asked again, it answers the same.
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
    const known = await ledger.recurringCharges.find(id, period)
    if (known === null) throw notFound(id, period)
    const row = await findOut(container, known)
    if (LEFT_ALONE.some((outcome) => outcome === row.outcome)) return viewOf(container, row)
    const canceled = { ...row, outcome: "canceled", retry: false, next_look_at: null, settled_at: clock.now() } as const
    return viewOf(container, await ledger.recurringCharges.settle(row.id, canceled))
  })
}

/** What is charged, or may be, and what is withdrawn already. */
const LEFT_ALONE = ["charged", "pending", "unknown", "canceled"]

function notFound(id: string, period: string): ShopError {
  const message = `The Charge Permission ${id} has no period ${period}.`
  return new ShopError(MedusaError.Types.NOT_FOUND, message, "period_not_found")
}
