import { StatusBadge } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { StateView } from "../lib/state-view"

interface StateBadgeProps {
  /** Amazon's own name, shown when we have no words for it. */
  state: string | null
  view: StateView
}

export function StateBadge({ state, view }: StateBadgeProps) {
  const { t } = usePanelText()

  return (
    <StatusBadge color={view.color} className="shrink-0 text-nowrap">
      {view.label ? t(view.label) : state}
    </StatusBadge>
  )
}
