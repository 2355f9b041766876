import { useAgreement } from "../hooks/use-agreement"
import { usePanelText } from "../hooks/use-panel-text"
import { lastCharge, nextCharge } from "../lib/agreement-charges"
import { chargeStateView } from "../lib/state-view"
import { Field } from "./field-list"
import { StateText } from "./state-text"

interface AgreementChargesProps {
  /** Of the Charge Permission. */
  id: string
  currencyCode: string | null
}

/** When it was last charged, and when it is next. Nothing of what is not known. */
export function AgreementCharges({ id, currencyCode }: AgreementChargesProps) {
  const { t, money, date, dateTime } = usePanelText()
  const { data: answer } = useAgreement(id)
  if (!answer) return null
  const last = lastCharge(answer.charge_permission)
  const next = nextCharge(answer.charge_permission)

  return (
    <>
      {last?.created_at && (
        <Field name={t("amazonPay.field.lastCharge")} testId="amazon-pay-last-charge">
          {currencyCode !== null && `${money(last.amount, currencyCode)}, `}
          {date(last.created_at)}, <StateText view={chargeStateView(last.state)} />
        </Field>
      )}
      {next && (
        <Field name={t("amazonPay.field.nextCharge")} testId="amazon-pay-next-charge">
          {money(next.amount, next.currency_code)}, {dateTime(next.at)}
        </Field>
      )}
    </>
  )
}
