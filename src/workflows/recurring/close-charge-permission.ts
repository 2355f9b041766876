import type { MedusaContainer } from "@medusajs/framework/types"
import { closePermission } from "../../ledger/close-permission"
import type { PermissionEntry } from "../../ledger/permission"
import { follow } from "../reconcile/look-at-agreement"
import { operatorFor } from "../reconcile/operator"
import { amazonPayModule } from "../support/amazon-pay-module"
import { validatedWorkflowOf } from "../support/workflow-of"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { findAgreement } from "./agreement"
import { readAgreementView, type AgreementView } from "./agreement-view"
import { invalid } from "./request"

/** In bytes. */
const LONGEST_REASON = 255

export interface CloseChargePermissionInput {
  charge_permission_id: string
  /** Told to Amazon, and shown in Seller Central: 1 to 255 bytes, of which a Japanese character has three. */
  reason: string
  /** Whether what is authorized and not captured is given up with it; else Amazon refuses while there is some. */
  cancel_pending?: boolean
}

/**
 * 退会: closes an agreement, which never charges again. What was captured can still be refunded.
 *
 * The hook `validate` may throw, as for another subscription that is charged on it, or a minimum term. Of one that is closed
 * already it is not asked.
 *
 * @throws MedusaError when Amazon refuses, or has not answered
 */
export const closeChargePermissionWorkflow = validatedWorkflowOf(
  "amazon-pay-close-charge-permission",
  close,
  viewClosed,
)

/** @returns null for one that is open */
async function viewClosed(
  container: MedusaContainer,
  input: CloseChargePermissionInput,
): Promise<AgreementView | null> {
  const permission = await find(container, input)
  if (permission.state !== "Closed") return null
  // The process that closed it may have ended before it had told.
  await follow(container, permission)
  return readAgreementView(container, permission.id)
}

/** @throws MedusaError */
async function find(
  container: MedusaContainer,
  { charge_permission_id, reason }: CloseChargePermissionInput,
): Promise<PermissionEntry> {
  if (!/^[^\p{C}]+$/u.test(reason) || Buffer.byteLength(reason) > LONGEST_REASON) {
    throw invalid("invalid_reason", "Give a reason of 1 to 255 bytes. A Japanese character has three.")
  }
  return (await findAgreement(container, charge_permission_id)).permission
}

async function close(container: MedusaContainer, input: CloseChargePermissionInput): Promise<AgreementView> {
  const { ledger } = amazonPayModule(container)
  const permission = await find(container, input)
  const { id, provider_id } = permission
  try {
    await closePermission(
      operatorFor(container, provider_id),
      id,
      { id, provider_id },
      {
        closureReason: input.reason,
        cancelPendingCharges: input.cancel_pending ?? false,
      },
    )
  } catch (error) {
    throw adminError(error, "Amazon Pay did not close the Charge Permission")
  }
  const [now] = (await ledger.ofPermission(id)).permissions
  if (now?.state !== "Closed") {
    const operation = (await ledger.ofPermission(id)).operations.findLast(({ request }) => request.kind === "close")
    throw invalid(
      "not_closed",
      `Amazon Pay did not close the Charge Permission (${operation?.reason_code ?? "unknown"}).`,
    )
  }
  await follow(container, now)
  return readAgreementView(container, id)
}
