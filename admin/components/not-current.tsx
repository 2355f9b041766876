import { Text } from "@medusajs/ui"

import type { Look } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { errorText } from "../lib/error-text"
import { notCurrent } from "../lib/not-current"
import { Note } from "./note"

interface NotCurrentProps {
  look: Look
  /** Of the last refresh. */
  refresh: { error: unknown; at: number }
  /** Of the last reading of the panel. */
  readError: unknown
}

/** Stays while what the panel shows may be old, and says how old. */
export function NotCurrent({ look, refresh, readError }: NotCurrentProps) {
  const { t, dateTime, time } = usePanelText()
  const why = notCurrent({
    look,
    refreshFailedAt: refresh.error ? refresh.at : null,
    isReadFailed: Boolean(readError),
  })
  const seen = look.looked_at
    ? t("amazonPay.notCurrent.seen", { date: dateTime(look.looked_at) })
    : t("amazonPay.notCurrent.unseen")

  const title =
    why === "read"
      ? t("amazonPay.notCurrent.readFailed")
      : why === "refresh"
        ? t("amazonPay.refresh.failed")
        : t("amazonPay.notCurrent.unreachable", { since: time(look.failing_since ?? "") })

  return (
    <div role="alert" style={{ borderTopWidth: 0 }} data-testid="amazon-pay-not-current" data-why={why}>
      {why && (
        <div className="border-t px-6 py-4">
          <Note tone="error" title={title}>
            {why !== "unreachable" && (
              <Text size="small" className="text-ui-fg-subtle">
                {errorText(why === "refresh" ? refresh.error : readError, t)}
              </Text>
            )}
            <Text size="small" className="text-ui-fg-subtle">
              {seen}
            </Text>
          </Note>
        </div>
      )}
    </div>
  )
}
