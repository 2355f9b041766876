import { usePanelText } from "../hooks/use-panel-text"
import type { Agreement } from "../lib/agreement"
import { CopyableId } from "./copyable-id"
import { Field } from "./field-list"

interface AgreementFieldsProps {
  agreement: Pick<Agreement, "type" | "frequency" | "closed_by" | "buyer_update_url">
}

/** What is the same of an agreement on an order's page and on a customer's. */
export function AgreementFields({ agreement: { type, frequency, closed_by, buyer_update_url } }: AgreementFieldsProps) {
  const { t, frequency: text } = usePanelText()

  return (
    <>
      {type && type !== "OneTime" && (
        <Field name={t("amazonPay.field.agreement")}>{t(`amazonPay.agreement.type.${type}`)}</Field>
      )}
      {frequency && <Field name={t("amazonPay.field.frequency")}>{text(frequency)}</Field>}
      {closed_by && (
        <Field name={t("amazonPay.field.closedBy")}>{t(`amazonPay.agreement.closedBy.${closed_by}`)}</Field>
      )}
      {buyer_update_url && <UpdateLink url={buyer_update_url} />}
    </>
  )
}

/** To be sent to the shopper. */
export function UpdateLink({ url }: { url: string }) {
  const { t } = usePanelText()

  return (
    <Field name={t("amazonPay.field.updateLink")} stacked testId="amazon-pay-update-link">
      <CopyableId id={url} />
    </Field>
  )
}
