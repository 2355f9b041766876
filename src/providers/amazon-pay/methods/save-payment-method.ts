import type { SavePaymentMethodOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { ShopError } from "../shop-error"

/** A payment method is stored with a purchase. @throws MedusaError(NOT_ALLOWED) */
export function savePaymentMethod(): Promise<SavePaymentMethodOutput> {
  const message =
    "Amazon Pay stores a payment method when its buyer approves a purchase for it. Give the cart terms with the hook " +
    'setTerms of recurringTermsWorkflow, or ask POST /store/amazon-pay/button for a charge_permission_type of "Recurring" ' +
    'or "PaymentMethodOnFile". It is then among those that listPaymentMethods answers.'
  return Promise.reject(new ShopError(MedusaError.Types.NOT_ALLOWED, message, "stored_with_purchase"))
}
