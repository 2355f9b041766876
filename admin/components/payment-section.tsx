import { usePanelText } from "../hooks/use-panel-text"
import { actionsOf } from "../lib/action/panel-action"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { ActionButtons } from "./action-buttons"
import { ChargePermissionRow } from "./charge-permission-row"
import { ChargeRow } from "./charge-row"
import { ExternalLink } from "./external-link"
import { usePanel } from "./panel-context"
import { PaymentDetails } from "./payment-details"
import { RefundRow } from "./refund-row"
import { RowList } from "./row-list"

interface PaymentSectionProps {
  payment: AmazonPayPayment
  /** Then it has its own actions beside it; else they are the order's. */
  isOneOfSeveral: boolean
}

export function PaymentSection({ payment, isOneOfSeveral }: PaymentSectionProps) {
  const { t } = usePanelText()
  const { actions } = usePanel()
  const { charge_permission, charges, refunds, currency_code, seller_central_url } = payment

  return (
    <div className="divide-y" data-testid="amazon-pay-payment">
      {isOneOfSeveral && <ActionButtons actions={actionsOf(actions, payment)} />}
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
      <div className="px-6 py-4">
        <ExternalLink
          href={seller_central_url}
          title={t("amazonPay.sellerCentralHint")}
          testId="amazon-pay-seller-central"
        >
          {t("amazonPay.sellerCentral")}
        </ExternalLink>
      </div>
    </div>
  )
}
