import { Button, usePrompt } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import { usePaymentAction } from "../hooks/use-payment-action"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import type { PaymentAction } from "../lib/available-actions"

interface ActionButtonProps {
  action: PaymentAction
  orderId: string
  paymentId: string
  payment: AmazonPayPayment
}

/** Asks before it moves money. */
export function ActionButton({ action, orderId, paymentId, payment }: ActionButtonProps) {
  const { t, money } = usePanelText()
  const prompt = usePrompt()
  const { mutate, isPending } = usePaymentAction(orderId, paymentId, action)

  const ask = async () => {
    const isSure = await prompt({
      title: t(`amazonPay.action.${action}.title`),
      description: t(`amazonPay.action.${action}.text`, { amount: money(payment.amount, payment.currency_code) }),
      confirmText: t(`amazonPay.action.${action}.action`),
      cancelText: t("amazonPay.action.cancel"),
      variant: action === "void" ? "danger" : "confirmation",
    })
    if (isSure) mutate()
  }

  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={isPending}
      onClick={() => void ask()}
      data-testid={`amazon-pay-${action}`}
    >
      {t(`amazonPay.action.${action}.action`)}
    </Button>
  )
}
