import { CustomerWidget, type CustomerWidgetProps } from "../components/customer-widget"
import { WithTexts } from "../components/with-texts"
import { useAgreements } from "../hooks/use-agreements"
import { PANEL_TEXTS } from "../i18n/bundles"

/** Asks before it loads the words: most customers have no agreement. */
export default function CustomerPart({ data }: CustomerWidgetProps) {
  const { data: answer, isError } = useAgreements(data.id)
  if (!answer?.charge_permissions.length && !isError) return null

  return (
    <WithTexts bundles={[PANEL_TEXTS]}>
      <CustomerWidget data={data} />
    </WithTexts>
  )
}
