import { Heading, StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AccountView } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"

/** In which of Medusa's regions shoppers can choose this provider. */
export function AccountRegions({ regions }: Pick<AccountView, "regions">) {
  const { t } = usePanelText()
  const title = t("amazonPay.settings.regions")

  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="amazon-pay-regions">
      <Heading level="h3">{title}</Heading>
      {regions.length === 0 && <Text size="small">{t("amazonPay.settings.noRegions")}</Text>}
      <ul className="flex flex-col gap-y-2" aria-label={title}>
        {regions.map(({ id, name, currency_code, enabled }) => (
          <li key={id} className="flex items-center justify-between gap-x-4" data-enabled={enabled}>
            <Link
              to={`/settings/regions/${id}`}
              className="text-ui-fg-base hover:text-ui-fg-subtle txt-compact-small min-w-0 break-words"
            >
              {name} ({currency_code.toUpperCase()})
            </Link>
            <StatusBadge color={enabled ? "green" : "grey"} className="shrink-0 text-nowrap">
              {t(enabled ? "amazonPay.settings.on" : "amazonPay.settings.off")}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </div>
  )
}
