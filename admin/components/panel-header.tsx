import { ArrowPath } from "@medusajs/icons"
import { Badge, Button, clx, Heading, Tooltip } from "@medusajs/ui"

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
      {/* Not disabled while it works, which would take the keyboard's focus away. */}
      <Button
        size="small"
        variant="secondary"
        disabled={!canRefresh}
        aria-disabled={isRefreshing}
        onClick={isRefreshing ? undefined : onRefresh}
        title={t("amazonPay.refresh.hint")}
        data-testid="amazon-pay-refresh"
      >
        <ArrowPath aria-hidden className={clx(isRefreshing && "animate-spin")} />
        {isRefreshing ? t("amazonPay.refresh.pending") : t("amazonPay.refresh.action")}
      </Button>
    </div>
  )
}
