import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/**
 * The rows of captures, refunds and sessions, which Medusa's payment module has methods for that its public type does not name.
 * Medusa itself has no way to take back a capture or a refund that the provider declined later.
 */
export interface PaymentRows {
  deleteCaptures(id: string): Promise<void>
  updateCaptures(capture: { id: string; amount: string }): Promise<unknown>
  deleteRefunds(id: string): Promise<void>
  updateRefunds(refund: { id: string; amount: string }): Promise<unknown>
  updatePaymentSessions(session: { id: string; data: Record<string, unknown> }): Promise<unknown>
}

export function paymentRows(container: MedusaContainer): PaymentRows {
  const module: unknown = container.resolve(Modules.PAYMENT)
  if (isPaymentRows(module)) return module
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    "This version of Medusa does not let captures and refunds be taken back. Use a version that medusa-payment-amazon-pay supports.",
  )
}

function isPaymentRows(module: unknown): module is PaymentRows {
  const methods = ["deleteCaptures", "updateCaptures", "deleteRefunds", "updateRefunds", "updatePaymentSessions"]
  return (
    typeof module === "object" &&
    module !== null &&
    methods.every((name) => typeof Reflect.get(module, name) === "function")
  )
}
