import type { MedusaContainer } from "@medusajs/framework/types"
import { databaseOf } from "../../providers/amazon-pay/medusa/database"
import { createPaymentStore, type PaymentStore } from "../../providers/amazon-pay/medusa/payment-store"

/** Payments as the provider writes them. */
export function paymentStore(container: MedusaContainer): PaymentStore {
  return createPaymentStore(databaseOf(container))
}
