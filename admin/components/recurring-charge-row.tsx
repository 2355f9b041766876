import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { RecurringCharge } from "../lib/amazon-pay-order"
import { reasonKey } from "../lib/reason-key"
import { recurringChargeStateView } from "../lib/state-view"
import { UpdateLink } from "./agreement-fields"
import { CopyableId } from "./copyable-id"
import { Field, FieldList } from "./field-list"
import { Reason } from "./reason"
import { StateBadge } from "./state-badge"

interface RecurringChargeRowProps {
  charge: RecurringCharge
}

export function RecurringChargeRow({ charge }: RecurringChargeRowProps) {
  const { t, money, dateTime } = usePanelText()
  const { charge_permission_id, period, outcome, reason_code, amount, currency_code, retry_at, buyer_update_url } =
    charge

  return (
    <li className="flex flex-col gap-y-1" data-testid="amazon-pay-recurring-charge" data-state={outcome}>
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus" className="min-w-0 break-words">
          {period}
        </Text>
        <StateBadge view={recurringChargeStateView(outcome)} />
      </div>
      <CopyableId id={charge_permission_id} />
      {/* The charge's own, or else the permission's. */}
      <Reason of={reason_code && reasonKey("charge", reason_code) ? "charge" : "chargePermission"} code={reason_code} />
      <FieldList>
        <Field name={t("amazonPay.field.amount")}>{money(amount, currency_code)}</Field>
        {retry_at && <Field name={t("amazonPay.field.retryAt")}>{dateTime(retry_at)}</Field>}
        {buyer_update_url && <UpdateLink url={buyer_update_url} />}
      </FieldList>
    </li>
  )
}
