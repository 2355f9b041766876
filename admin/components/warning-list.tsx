import { Heading } from "@medusajs/ui"

import type { Warning } from "../../src/workflows/notify/warning"
import { usePanelText } from "../hooks/use-panel-text"
import { WarningRemedy } from "./warning-remedy"
import { WarningRow } from "./warning-row"

/** What the admin should know or do, the most urgent first. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = usePanelText()
  if (warnings.length === 0) return null

  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-3 px-6 py-4" data-testid="amazon-pay-warnings">
      <Heading level="h3" id="amazon-pay-warnings-title" className="sr-only">
        {t("amazonPay.warning.title")}
      </Heading>
      <ul className="flex flex-col gap-y-4" aria-labelledby="amazon-pay-warnings-title">
        {warnings.map((warning) => (
          <WarningRow key={warning.id} warning={warning}>
            <WarningRemedy warning={warning} />
          </WarningRow>
        ))}
      </ul>
    </div>
  )
}
