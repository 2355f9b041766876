import type { ChargeEntry } from "../../ledger/charge"
import { chargeOf } from "../../ledger/operation"
import { isAgreement, type PermissionEntry } from "../../ledger/permission"
import type { OrderPayment } from "../books/order-payments"

/** Amazon's reason codes of what the merchant ended, in the shop or in Seller Central. */
const BY_MERCHANT: readonly (string | null)[] = ["MerchantCanceled", "ChargePermissionCanceled"]

/**
 * Whether a Canceled charge is as the shop wants it. Amazon's reason code does not tell the shop from the merchant's own
 * hand in Seller Central: the ledger does, which has what the shop asked for.
 *
 * @param permission the charge's own
 */
export function isCanceledByShop(
  { id, operation_id, reason_code }: Pick<ChargeEntry, "id" | "operation_id" | "reason_code">,
  { canceled, operations }: Pick<OrderPayment, "canceled" | "operations">,
  permission: Pick<PermissionEntry, "closed_by_shop" | "type"> | undefined,
): boolean {
  // Whoever ends an agreement cancels none of the orders that are paid on it.
  if (canceled || (permission?.closed_by_shop && !isAgreement(permission))) return true
  // What the merchant authorized by hand and gave up again is nothing that the shop has counted on.
  if (operation_id === null && BY_MERCHANT.includes(reason_code)) return true
  return operations.some(
    ({ outcome, request }) =>
      request.kind === "cancel" && chargeOf(request) === id && (outcome === "open" || outcome === "made"),
  )
}
