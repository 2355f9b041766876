import { ExclamationCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import { errorText } from "../lib/error-text"

interface LoadErrorProps {
  error: unknown
  isRetrying: boolean
  onRetry: () => void
}

export function LoadError({ error, isRetrying, onRetry }: LoadErrorProps) {
  const { t } = usePanelText()

  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" data-testid="amazon-pay-error">
      <div role="alert" className="flex items-start gap-x-2">
        <ExclamationCircle aria-hidden className="text-ui-tag-red-icon mt-0.5 shrink-0" />
        <div>
          <Text size="small" weight="plus">
            {t("amazonPay.loadFailed")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {errorText(error, t)}
          </Text>
        </div>
      </div>
      <Button size="small" variant="secondary" isLoading={isRetrying} onClick={onRetry} data-testid="amazon-pay-retry">
        {t("amazonPay.retry")}
      </Button>
    </div>
  )
}
