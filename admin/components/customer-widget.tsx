import { Container, Heading } from "@medusajs/ui"

import { useAgreements } from "../hooks/use-agreements"
import { usePanelText } from "../hooks/use-panel-text"
import { AgreementRow } from "./agreement-row"
import { LoadError } from "./load-error"

export interface CustomerWidgetProps {
  /** Medusa's customer as the dashboard's customer page holds it. */
  data: { id: string }
}

/** The customer's agreements; nothing at all while there is none. */
export function CustomerWidget({ data }: CustomerWidgetProps) {
  const { t } = usePanelText()
  const { data: answer, isError, error, isFetching, refetch } = useAgreements(data.id)
  const agreements = answer?.charge_permissions ?? []
  const isLost = isError && !answer
  if (agreements.length === 0 && !isLost) return null

  return (
    <Container
      className="divide-y p-0"
      role="region"
      aria-labelledby="amazon-pay-agreements-title"
      data-testid="amazon-pay-agreements"
    >
      <Heading level="h2" id="amazon-pay-agreements-title" className="px-6 py-4">
        {t("amazonPay.agreement.title")}
      </Heading>
      {isLost && (
        <LoadError
          error={error}
          isRetrying={isFetching}
          onRetry={() => {
            void refetch()
          }}
        />
      )}
      {agreements.length > 0 && (
        <ul className="divide-y" aria-labelledby="amazon-pay-agreements-title">
          {agreements.map((agreement) => (
            <AgreementRow key={agreement.id} agreement={agreement} />
          ))}
        </ul>
      )}
    </Container>
  )
}
