import { ExclamationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"

/** The order's delivery address is not the one that the buyer chose at Amazon. */
export function AddressEdited() {
  const { t } = usePanelText()

  return (
    <div role="status" className="flex items-start gap-x-2 px-6 py-4" data-testid="amazon-pay-address-edited">
      <ExclamationCircle aria-hidden className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      <Text size="small">{t("amazonPay.addressEdited")}</Text>
    </div>
  )
}
