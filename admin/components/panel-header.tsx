import { ArrowPath } from "@medusajs/icons"
import { Badge, Button, clx, Heading, Tooltip } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"

type Environment = AmazonPayPayment["environment"]

interface PanelHeaderProps {
  environments: readonly Environment[]
  canRefresh: boolean
  isRefreshing: boolean
  onRefresh: () => void
}

export function PanelHeader({ environments, canRefresh, isRefreshing, onRefresh }: PanelHeaderProps) {
  const { t } = usePanelText()

  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-4">
      <div className="flex items-center gap-x-2">
        <Heading level="h2" id="amazon-pay-title">
          {t("amazonPay.title")}
        </Heading>
        {environments.map((environment) => (
          <EnvironmentBadge key={environment} environment={environment} />
        ))}
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

/** Whether money moves. */
function EnvironmentBadge({ environment }: { environment: Environment }) {
  const { t } = usePanelText()

  return (
    <Tooltip content={t(`amazonPay.${environment}Hint`)}>
      <Badge
        size="2xsmall"
        color={environment === "live" ? "green" : "orange"}
        tabIndex={0}
        data-testid={`amazon-pay-${environment}`}
      >
        {t(`amazonPay.${environment}`)}
      </Badge>
    </Tooltip>
  )
}
