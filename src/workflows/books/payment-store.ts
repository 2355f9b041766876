import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createPaymentStore, type PaymentStore } from "../../providers/amazon-pay/medusa/payment-store"

/** Payments as the provider writes them. */
export function paymentStore(container: MedusaContainer): PaymentStore {
  return createPaymentStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}
