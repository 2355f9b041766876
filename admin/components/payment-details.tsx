import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { CopyableId } from "./copyable-id"
import { Field, FieldList } from "./field-list"

interface PaymentDetailsProps {
  payment: AmazonPayPayment
}

export function PaymentDetails({ payment }: PaymentDetailsProps) {
  const { t, money } = usePanelText()
  const { amount, currency_code, payment_descriptor, charge_permission, checkout_session_id } = payment

  return (
    <div className="px-6 py-4">
      <FieldList>
        <Field name={t("amazonPay.field.amount")}>{money(amount, currency_code)}</Field>
        {payment_descriptor && (
          <Field name={t("amazonPay.field.paymentMethod")} testId="amazon-pay-descriptor">
            {payment_descriptor}
          </Field>
        )}
        {/* Only until there is a Charge Permission: from then on that is the id Amazon's support asks for. */}
        {!charge_permission && checkout_session_id && (
          <Field name={t("amazonPay.field.checkoutSession")} stacked>
            <CopyableId id={checkout_session_id} />
          </Field>
        )}
      </FieldList>
    </div>
  )
}
