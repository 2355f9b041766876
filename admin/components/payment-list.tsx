import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { PaymentSection } from "./payment-section"

interface PaymentListProps {
  payments: AmazonPayPayment[]
}

/** One section for each payment: an edited order may have been paid with Amazon Pay more than once. */
export function PaymentList({ payments }: PaymentListProps) {
  const { t } = usePanelText()

  if (payments.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4" data-testid="amazon-pay-empty">
        {t("amazonPay.empty")}
      </Text>
    )
  }
  return payments.map((payment) => (
    <PaymentSection
      key={payment.payment_id ?? payment.payment_session_id}
      payment={payment}
      isOneOfSeveral={payments.length > 1}
    />
  ))
}
