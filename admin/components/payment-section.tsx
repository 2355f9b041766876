import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { ChargePermissionRow } from "./charge-permission-row"
import { ChargeRow } from "./charge-row"
import { PaymentActions } from "./payment-actions"
import { PaymentDetails } from "./payment-details"
import { PaymentFooter } from "./payment-footer"
import { RefundRow } from "./refund-row"
import { RowList } from "./row-list"
import { Summary } from "./summary"

interface PaymentSectionProps {
  orderId: string
  payment: AmazonPayPayment
}

export function PaymentSection({ orderId, payment }: PaymentSectionProps) {
  const { t } = usePanelText()
  const { charge_permission, charges, refunds, currency_code } = payment

  return (
    <div className="divide-y" data-testid="amazon-pay-payment">
      <Summary payment={payment} />
      <PaymentDetails payment={payment} />
      {charge_permission && <ChargePermissionRow permission={charge_permission} currencyCode={currency_code} />}
      {charges.length > 0 && (
        <RowList title={t("amazonPay.charges")}>
          {charges.map((charge) => (
            <ChargeRow key={charge.id} charge={charge} currencyCode={currency_code} />
          ))}
        </RowList>
      )}
      {refunds.length > 0 && (
        <RowList title={t("amazonPay.refunds")}>
          {refunds.map((refund) => (
            <RefundRow key={refund.id} refund={refund} currencyCode={currency_code} />
          ))}
        </RowList>
      )}
      <PaymentActions orderId={orderId} payment={payment} />
      <PaymentFooter payment={payment} />
    </div>
  )
}
