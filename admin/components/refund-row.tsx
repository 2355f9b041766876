import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { Refund } from "../lib/amazon-pay-order"
import { refundStateView } from "../lib/state-view"
import { CopyableId } from "./copyable-id"
import { Field, FieldList } from "./field-list"
import { Reason } from "./reason"
import { StateBadge } from "./state-badge"

interface RefundRowProps {
  refund: Refund
  currencyCode: string
}

export function RefundRow({ refund, currencyCode }: RefundRowProps) {
  const { t, money, dateTime } = usePanelText()
  const { id, state, reason_code, amount, created_at } = refund

  return (
    <li className="flex flex-col gap-y-1" data-testid="amazon-pay-refund" data-state={state}>
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {money(amount, currencyCode)}
        </Text>
        <StateBadge view={refundStateView(state)} />
      </div>
      <CopyableId id={id} />
      <Reason of="refund" code={reason_code} />
      {created_at && (
        <FieldList>
          <Field name={t("amazonPay.field.created")}>{dateTime(created_at)}</Field>
        </FieldList>
      )}
    </li>
  )
}
