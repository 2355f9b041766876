import { Button } from "@medusajs/ui"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { paymentOf } from "../lib/action/panel-action"
import { usePanel } from "./panel-context"

interface ActionButtonsProps {
  actions: readonly PanelAction[]
}

/** What can be done now, and nothing else. */
export function ActionButtons({ actions }: ActionButtonsProps) {
  if (actions.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2 px-6 py-4" data-testid="amazon-pay-actions">
      {actions.map((action) => (
        <ActionButton key={`${action.action} ${paymentOf(action) ?? ""}`} action={action} />
      ))}
    </div>
  )
}

/** Not disabled while something is done, which would take the keyboard's focus away. */
export function ActionButton({ action }: { action: PanelAction }) {
  const { t } = usePanelText()
  const { open, isBusy } = usePanel()

  return (
    <Button
      size="small"
      variant={action.action === "capture" ? "primary" : "secondary"}
      aria-haspopup="dialog"
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) open(action)
      }}
      data-testid={`amazon-pay-${action.action}`}
    >
      {t(`amazonPay.action.${action.action}.action`)}
    </Button>
  )
}
