import { Text } from "@medusajs/ui"

import type { AccountCheck } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { Note } from "../note"

/** What Amazon answered, and what to do about it. */
export function CheckAnswer({ check }: { check: AccountCheck }) {
  const { t, dateTime } = usePanelText()
  const { outcome, reason_code, clock_skew_seconds, checked_at } = check

  return (
    <div data-outcome={outcome} data-testid="amazon-pay-check-outcome">
      <Note tone={outcome === "ok" ? "done" : "error"} title={t(`amazonPay.settings.check.outcome.${outcome}.title`)}>
        <Text size="small">{t(`amazonPay.settings.check.outcome.${outcome}.text`)}</Text>
        {outcome === "clock_skew" && clock_skew_seconds !== null && (
          <Text size="small">
            {t(clock_skew_seconds > 0 ? "amazonPay.settings.check.fast" : "amazonPay.settings.check.slow", {
              seconds: String(Math.abs(clock_skew_seconds)),
            })}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("amazonPay.settings.check.at", { date: dateTime(checked_at) })}
          {reason_code !== null && (
            <Text as="span" size="xsmall" family="mono">
              {" "}
              {reason_code}
            </Text>
          )}
        </Text>
      </Note>
    </div>
  )
}
