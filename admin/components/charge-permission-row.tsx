import { Heading, Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { ChargePermission } from "../lib/amazon-pay-order"
import { chargePermissionStateView } from "../lib/state-view"
import { AgreementFields } from "./agreement-fields"
import { CopyableId } from "./copyable-id"
import { Field, FieldList } from "./field-list"
import { Reason } from "./reason"
import { StateBadge } from "./state-badge"

interface ChargePermissionRowProps {
  permission: ChargePermission
  currencyCode: string
}

export function ChargePermissionRow({ permission, currencyCode }: ChargePermissionRowProps) {
  const { t, money, date } = usePanelText()
  const { id, state, reason_code, amount_balance, amount_limit, expires_at, agreement } = permission
  const balance = amount_balance && money(amount_balance, currencyCode)
  const limit = amount_limit && money(amount_limit, currencyCode)

  return (
    <div className="flex flex-col gap-y-1 px-6 py-4" data-testid="amazon-pay-charge-permission" data-state={state}>
      <div className="flex items-center justify-between gap-x-4">
        <Heading level="h3">{t("amazonPay.chargePermission")}</Heading>
        <StateBadge view={chargePermissionStateView(state)} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("amazonPay.chargePermissionHint")}
      </Text>
      <CopyableId id={id} />
      <Reason of="chargePermission" code={reason_code} />
      {agreement && (
        <FieldList>
          <AgreementFields agreement={agreement} />
          {agreement.type === "Recurring" && (
            <Field name={t("amazonPay.field.toldAmount")}>
              {agreement.amount ? money(agreement.amount, currencyCode) : t("amazonPay.agreement.amountVaries")}
            </Field>
          )}
        </FieldList>
      )}
      {/* A closed permission keeps its balance at Amazon, but nothing can be charged to it any more. */}
      {state !== "Closed" && (
        <FieldList>
          {balance && (
            <Field name={t(agreement ? "amazonPay.field.monthBalance" : "amazonPay.field.balance")}>
              {limit ? t("amazonPay.field.balanceOf", { balance, limit }) : balance}
            </Field>
          )}
          {expires_at && <Field name={t("amazonPay.field.validUntil")}>{date(expires_at)}</Field>}
        </FieldList>
      )}
    </div>
  )
}
