import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { ShopError } from "../shop-error"

/**
 * The rows of captures, refunds and sessions, which Medusa's payment module has methods for that its public type does not name.
 * Medusa itself has no way to take back a capture or a refund that the provider declined later.
 */
export interface PaymentModuleRows {
  deleteCaptures(id: string): Promise<void>
  updateCaptures(capture: { id: string; amount: string }): Promise<unknown>
  deleteRefunds(id: string): Promise<void>
  updateRefunds(refund: { id: string; amount: string }): Promise<unknown>
}

const METHODS = ["deleteCaptures", "updateCaptures", "deleteRefunds", "updateRefunds"] as const

export function paymentModuleRows(container: MedusaContainer): PaymentModuleRows {
  const module: unknown = container.resolve(Modules.PAYMENT)
  if (hasRows(module)) return module
  throw new ShopError(
    MedusaError.Types.UNEXPECTED_STATE,
    "This version of Medusa does not let captures and refunds be taken back. Use a version that medusa-payment-amazon-pay supports.",
  )
}

function hasRows(module: unknown): module is PaymentModuleRows {
  return METHODS.every((name) => typeof Reflect.get(Object(module), name) === "function")
}
