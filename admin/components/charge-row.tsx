import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { Charge } from "../lib/amazon-pay-order"
import { chargeStateView } from "../lib/state-view"
import { toUnits } from "../lib/units"
import { CopyableId } from "./copyable-id"
import { Deadline } from "./deadline"
import { Field, FieldList } from "./field-list"
import { Reason } from "./reason"
import { StateBadge } from "./state-badge"

interface ChargeRowProps {
  charge: Charge
  currencyCode: string
}

export function ChargeRow({ charge, currencyCode }: ChargeRowProps) {
  const { t, money, dateTime } = usePanelText()
  const { id, state, reason_code, amount, captured_amount, refunded_amount, created_at, expires_at } = charge

  return (
    <li className="flex flex-col gap-y-1" data-testid="amazon-pay-charge" data-state={state}>
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {money(amount, currencyCode)}
        </Text>
        <StateBadge view={chargeStateView(state)} />
      </div>
      <CopyableId id={id} />
      <Reason of="charge" code={reason_code} />
      <FieldList>
        {created_at && <Field name={t("amazonPay.field.created")}>{dateTime(created_at)}</Field>}
        {expires_at && state === "Authorized" && (
          <Field name={t("amazonPay.field.captureBefore")}>
            <Deadline iso={expires_at} />
          </Field>
        )}
        {toUnits(captured_amount) > 0 && (
          <Field name={t("amazonPay.field.captured")}>{money(captured_amount, currencyCode)}</Field>
        )}
        {toUnits(refunded_amount) > 0 && (
          <Field name={t("amazonPay.field.refunded")}>{money(refunded_amount, currencyCode)}</Field>
        )}
      </FieldList>
    </li>
  )
}
