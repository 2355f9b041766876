import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { Agreement } from "../lib/agreement"
import { chargePermissionStateView } from "../lib/state-view"
import { AgreementCharges } from "./agreement-charges"
import { AgreementFields } from "./agreement-fields"
import { CloseAgreement } from "./close-agreement"
import { CopyableId } from "./copyable-id"
import { Field, FieldList } from "./field-list"
import { Reason } from "./reason"
import { StateBadge } from "./state-badge"

interface AgreementRowProps {
  agreement: Agreement
}

export function AgreementRow({ agreement }: AgreementRowProps) {
  const { t, date, money } = usePanelText()
  const { id, state, reason_code, payment_descriptor, amount, currency_code, expires_at } = agreement
  const isOpen = state !== "Closed"

  return (
    <li className="flex flex-col gap-y-1 px-6 py-4" data-testid="amazon-pay-agreement" data-state={state}>
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {payment_descriptor ?? t("amazonPay.chargePermission")}
        </Text>
        <StateBadge view={chargePermissionStateView(state)} />
      </div>
      <CopyableId id={id} />
      <Reason of="chargePermission" code={reason_code} />
      <FieldList>
        <AgreementFields agreement={agreement} />
        {amount !== null && currency_code !== null && (
          <Field name={t("amazonPay.field.toldAmount")}>{money(amount, currency_code)}</Field>
        )}
        {isOpen && <AgreementCharges id={id} currencyCode={currency_code} />}
        {isOpen && expires_at && <Field name={t("amazonPay.field.validUntil")}>{date(expires_at)}</Field>}
      </FieldList>
      {isOpen && <CloseAgreement id={id} />}
    </li>
  )
}
