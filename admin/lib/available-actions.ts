import type { AmazonPayPayment } from "./amazon-pay-order"
import { paymentTotals } from "./summary/payment-totals"

/** What the panel offers beside Medusa's own capture, refund and cancel. */
export type PaymentAction = "void" | "reauthorize"

/** Only what the server would not refuse, as far as the panel knows. */
export function availableActions(payment: AmazonPayPayment): PaymentAction[] {
  const { payment_id, canceled, charge_permission } = payment
  if (payment_id === null || canceled || charge_permission === null) return []
  const { amount, authorized, authorizing, capturing, captured } = paymentTotals(payment)
  const isHeld = authorized > 0 || authorizing > 0
  if (isHeld) return captured > 0 ? [] : ["void"]
  const isOpen = charge_permission.state !== "Closed"
  return isOpen && payment.charges.length > 0 && capturing === 0 && captured < amount ? ["reauthorize"] : []
}
