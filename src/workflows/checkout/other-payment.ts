import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Cart } from "./cart"

const { AUTHORIZED, CANCELED, CAPTURED, ERROR, PENDING_AUTHORIZATION } = PaymentSessionStatus
const ENDED: readonly string[] = [CANCELED, ERROR]
const PAID: readonly string[] = [AUTHORIZED, CAPTURED, PENDING_AUTHORIZATION]

/**
 * How far another provider's payment of the cart has come. One that is only open gives way to Amazon's, as Medusa has it;
 * one that is paid must not be paid again.
 */
export function otherPayment(container: MedusaContainer, { payment_collection }: Cart): "none" | "open" | "paid" {
  const { accounts } = amazonPayModule(container)
  const others = (payment_collection?.payment_sessions ?? []).filter(
    // Medusa leaves a session "authorized" whose payment it has canceled.
    ({ provider_id, status, payment }) =>
      accounts.find(provider_id) === null && !ENDED.includes(status) && !payment?.canceled_at,
  )
  if (others.some(({ status }) => PAID.includes(status))) return "paid"
  return others.length > 0 ? "open" : "none"
}
