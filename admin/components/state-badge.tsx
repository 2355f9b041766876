import { StatusBadge } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { StateView } from "../lib/state-view"

interface StateBadgeProps {
  view: StateView
}

export function StateBadge({ view }: StateBadgeProps) {
  const { t } = usePanelText()

  return (
    <StatusBadge color={view.color} className="shrink-0 text-nowrap">
      {"label" in view ? t(view.label) : view.name}
    </StatusBadge>
  )
}
