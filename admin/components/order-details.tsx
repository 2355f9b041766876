import { usePanelText } from "../hooks/use-panel-text"
import { actionsOf } from "../lib/action/panel-action"
import type { AmazonPayOrder } from "../lib/amazon-pay-order"
import { ActionButtons } from "./action-buttons"
import { LookedAt } from "./looked-at"
import { OpenOperations } from "./open-operations"
import { PaymentList } from "./payment-list"
import { RecurringChargeRow } from "./recurring-charge-row"
import { RowList } from "./row-list"
import { Summary } from "./summary"
import { Timeline } from "./timeline"
import { WarningList } from "./warning-list"

interface OrderDetailsProps {
  orderId: string
  panel: AmazonPayOrder
}

/** What is so, what to do about it, and then all that is behind it. */
export function OrderDetails({ orderId, panel }: OrderDetailsProps) {
  const { t } = usePanelText()
  const { payments, actions, warnings, open_operations, recurring_charges, look, timeline } = panel
  const only = payments.length === 1 ? payments[0] : undefined

  return (
    <>
      {payments.length > 0 && <Summary payments={payments} actions={actions} />}
      <WarningList warnings={warnings} />
      <OpenOperations operations={open_operations} />
      <ActionButtons actions={[...(only ? actionsOf(actions, only) : []), ...actionsOf(actions, null)]} />
      {recurring_charges.length > 0 && (
        <RowList title={t("amazonPay.recurringCharges")}>
          {recurring_charges.map((period) => (
            <RecurringChargeRow key={`${period.charge_permission_id} ${period.period}`} charge={period} />
          ))}
        </RowList>
      )}
      {(payments.length > 0 || recurring_charges.length === 0) && <PaymentList payments={payments} />}
      <Timeline orderId={orderId} newest={timeline} />
      <LookedAt look={look} />
    </>
  )
}
