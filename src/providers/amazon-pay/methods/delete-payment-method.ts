import type { DeletePaymentMethodInput, DeletePaymentMethodOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { closePermission } from "../../../ledger/close-permission"
import { isAgreement } from "../../../ledger/permission"
import { adminError } from "../provider-error"
import { operatorOf, type ProviderContext } from "../provider-context"
import { ShopError } from "../shop-error"
import { readCustomer } from "./list-payment-methods"
import { notFound, ownerOf } from "./stored-method"

const REASON = "The buyer removed the payment method in the shop"

/**
 * Closes the customer's own agreement: it is never charged again.
 * @throws MedusaError when it is not theirs, when Amazon refuses, or has not answered
 */
export async function deletePaymentMethod(
  context: ProviderContext,
  { context: asked, data: { id } }: DeletePaymentMethodInput,
): Promise<DeletePaymentMethodOutput> {
  const { ledger, rows, clock } = context
  const { customer_id, provider_id } = readCustomer(asked)
  const [permission] = (await ledger.ofPermission(id)).permissions
  const isOwn = permission && customer_id !== null && (await ownerOf(rows, permission)) === customer_id
  if (!isOwn || !isAgreement(permission) || (provider_id !== null && provider_id !== permission.provider_id)) {
    throw notFound(id)
  }
  try {
    const owner = { id: customer_id, provider_id: permission.provider_id }
    const how = { closureReason: REASON, cancelPendingCharges: false }
    await closePermission(operatorOf(context), permission.id, owner, how)
  } catch (error) {
    throw adminError(error, "Amazon Pay did not close the Charge Permission")
  }
  const { permissions, operations } = await ledger.ofPermission(id)
  if (permissions[0]?.state !== "Closed") {
    const reason = operations.findLast(({ request }) => request.kind === "close")?.reason_code ?? "unknown"
    const message = `Amazon Pay did not close the Charge Permission ${id} (${reason}).`
    throw new ShopError(MedusaError.Types.NOT_ALLOWED, message, reason)
  }
  const now = clock.now()
  await ledger.recurringCharges.close(id, { reason_code: permissions[0].reason_code, now })
  // The clock tells of it.
  await ledger.watches.bringForward(id, { to: now })
  return {}
}
