import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { availableActions } from "../lib/available-actions"
import { ActionButton } from "./action-button"

interface PaymentActionsProps {
  orderId: string
  payment: AmazonPayPayment
}

export function PaymentActions({ orderId, payment }: PaymentActionsProps) {
  const { payment_id } = payment
  const actions = availableActions(payment)
  if (payment_id === null || actions.length === 0) return null

  return (
    <div className="flex flex-wrap justify-end gap-2 px-6 py-4">
      {actions.map((action) => (
        <ActionButton key={action} action={action} orderId={orderId} paymentId={payment_id} payment={payment} />
      ))}
    </div>
  )
}
