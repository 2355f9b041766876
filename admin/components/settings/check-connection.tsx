import { Button, Text } from "@medusajs/ui"

import { useCheckAccount } from "../../hooks/use-check-account"
import { usePanelText } from "../../hooks/use-panel-text"
import { errorText } from "../../lib/error-text"
import { Note } from "../note"
import { CheckAnswer } from "./check-answer"

/** Asks Amazon on a press, for nothing that costs or changes anything. */
export function CheckConnection({ providerId }: { providerId: string }) {
  const { t } = usePanelText()
  const { mutate, data, error, isPending } = useCheckAccount(providerId)

  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4">
      <div className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Text size="small" className="text-ui-fg-subtle">
          {t("amazonPay.settings.check.hint")}
        </Text>
        <Button
          size="small"
          variant="secondary"
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) mutate()
          }}
          data-testid="amazon-pay-check"
        >
          {isPending ? t("amazonPay.settings.check.pending") : t("amazonPay.settings.check.action")}
        </Button>
      </div>
      <div role="status" aria-busy={isPending} data-testid="amazon-pay-check-answer">
        {!isPending && error && (
          <Note tone="error" title={t("amazonPay.settings.check.failed")}>
            <Text size="small">{errorText(error, t)}</Text>
          </Note>
        )}
        {!isPending && data && <CheckAnswer check={data.check} />}
      </div>
    </div>
  )
}
