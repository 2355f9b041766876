import { Button, Text } from "@medusajs/ui"

import type { Timeline as TimelinePage } from "../../src/workflows/order/timeline-types"
import { usePanelText } from "../hooks/use-panel-text"
import { useTimeline } from "../hooks/use-timeline"
import { errorText } from "../lib/error-text"
import { RowList } from "./row-list"
import { TimelineRow } from "./timeline-row"

interface TimelineProps {
  orderId: string
  newest: TimelinePage
}

/** Who asked what, what Amazon answered, what came of it: the newest first. */
export function Timeline({ orderId, newest }: TimelineProps) {
  const { t } = usePanelText()
  const { entries, left, isFetching, error, more } = useTimeline(orderId, newest)

  return (
    <div data-testid="amazon-pay-timeline">
      <RowList title={t("amazonPay.timeline.title")}>
        {entries.map((entry) => (
          <TimelineRow key={entry.id} entry={entry} />
        ))}
      </RowList>
      <div role="status" className="px-6">
        {entries.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle pb-4">
            {t("amazonPay.timeline.empty")}
          </Text>
        )}
        {error && (
          <Text size="small" className="text-ui-fg-error pb-4">
            {t("amazonPay.timeline.failed")}: {errorText(error, t)}
          </Text>
        )}
      </div>
      {left > 0 && (
        <div className="px-6 pb-4">
          <Button
            size="small"
            variant="transparent"
            aria-disabled={isFetching}
            onClick={() => {
              if (!isFetching) more()
            }}
            data-testid="amazon-pay-timeline-more"
          >
            {t("amazonPay.timeline.more", { count: String(left) })}
          </Button>
        </div>
      )}
    </div>
  )
}
