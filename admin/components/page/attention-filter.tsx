import { Button } from "@medusajs/ui"

import type { WarningKind } from "../../../src/workflows/notify/warning"
import { usePanelText } from "../../hooks/use-panel-text"
import { keysOf } from "../../lib/keys-of"

interface AttentionFilterProps {
  counts: Partial<Record<WarningKind, number>>
  /** null for all. */
  kind: WarningKind | null
  onKind: (kind: WarningKind | null) => void
}

/** How many there are of each kind; a press shows those alone. Nothing where there is one kind at most. */
export function AttentionFilter({ counts, kind, onKind }: AttentionFilterProps) {
  const { t } = usePanelText()
  const kinds = keysOf({ ...(kind && { [kind]: 0 }), ...counts })
  if (kinds.length < 2 && kind === null) return null
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)

  return (
    <div
      role="group"
      aria-label={t("amazonPay.page.attention.filter")}
      className="flex flex-wrap gap-2 px-6 py-4"
      data-testid="amazon-pay-attention-filter"
    >
      <Choice count={all} isChosen={kind === null} onChoose={() => onKind(null)}>
        {t("amazonPay.page.attention.all")}
      </Choice>
      {kinds.map((one) => (
        <Choice key={one} count={counts[one] ?? 0} isChosen={kind === one} onChoose={() => onKind(one)}>
          {t(`amazonPay.warning.${one}.title`)}
        </Choice>
      ))}
    </div>
  )
}

interface ChoiceProps {
  count: number
  isChosen: boolean
  onChoose: () => void
  children: string
}

function Choice({ count, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <Button size="small" variant={isChosen ? "primary" : "secondary"} aria-pressed={isChosen} onClick={onChoose}>
      {children} {count}
    </Button>
  )
}
