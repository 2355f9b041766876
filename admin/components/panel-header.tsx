import { ArrowPath } from "@medusajs/icons"
import { Badge, Button, Heading, Tooltip } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"

interface PanelHeaderProps {
  sandbox: boolean
  canRefresh: boolean
  isRefreshing: boolean
  onRefresh: () => void
}

export function PanelHeader({ sandbox, canRefresh, isRefreshing, onRefresh }: PanelHeaderProps) {
  const { t } = usePanelText()

  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-4">
      <div className="flex items-center gap-x-2">
        <Heading level="h2" id="amazon-pay-title">
          {t("amazonPay.title")}
        </Heading>
        {sandbox && (
          <Tooltip content={t("amazonPay.sandboxHint")}>
            <Badge size="2xsmall" color="orange" tabIndex={0} data-testid="amazon-pay-sandbox">
              {t("amazonPay.sandbox")}
            </Badge>
          </Tooltip>
        )}
      </div>
      <Button
        size="small"
        variant="secondary"
        disabled={!canRefresh}
        isLoading={isRefreshing}
        onClick={onRefresh}
        title={t("amazonPay.refresh.hint")}
        data-testid="amazon-pay-refresh"
      >
        <ArrowPath aria-hidden />
        {t("amazonPay.refresh.action")}
      </Button>
    </div>
  )
}
