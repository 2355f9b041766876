import { Button, Text } from "@medusajs/ui"

import { usePanelText } from "../../hooks/use-panel-text"

interface PagerProps {
  count: number
  offset: number
  size: number
  onOffset: (offset: number) => void
}

/** Nothing where all fits on one page. What was mended meanwhile may leave a page empty: there is a way back. */
export function Pager({ count, offset, size, onOffset }: PagerProps) {
  const { t } = usePanelText()
  if (count <= size && offset === 0) return null
  const last = Math.min(offset + size, count)

  return (
    <nav
      aria-label={t("amazonPay.page.pager.label")}
      className="flex flex-wrap items-center justify-between gap-2 px-6 py-4"
      data-testid="amazon-pay-pager"
    >
      <Text size="small" className="text-ui-fg-subtle">
        {t("amazonPay.page.pager.range", {
          from: String(Math.min(offset + 1, last)),
          to: String(last),
          count: String(count),
        })}
      </Text>
      <div className="flex gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - size))}
        >
          {t("amazonPay.page.pager.previous")}
        </Button>
        <Button size="small" variant="secondary" disabled={last >= count} onClick={() => onOffset(offset + size)}>
          {t("amazonPay.page.pager.next")}
        </Button>
      </div>
    </nav>
  )
}
