import { Text } from "@medusajs/ui"

import type { Look } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"

/** How old what the panel shows is, and when it is looked again. */
export function LookedAt({ look: { looked_at, next_look_at } }: { look: Look }) {
  const { t, dateTime } = usePanelText()

  return (
    <div className="flex flex-col px-6 py-4" data-testid="amazon-pay-looked-at">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {looked_at ? t("amazonPay.lookedAt", { date: dateTime(looked_at) }) : t("amazonPay.neverLooked")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {next_look_at ? t("amazonPay.nextLook", { date: dateTime(next_look_at) }) : t("amazonPay.noNextLook")}
      </Text>
    </div>
  )
}
