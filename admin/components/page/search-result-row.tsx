import { Text } from "@medusajs/ui"

import type { SearchResult } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { searchStateView } from "../../lib/search-state-view"
import { CopyableId } from "../copyable-id"
import { Field, FieldList } from "../field-list"
import { StateBadge } from "../state-badge"
import { Belongings } from "./belongings"

export function SearchResultRow({ result }: { result: SearchResult }) {
  const { t, money } = usePanelText()
  const { object, id, provider_id, state, amount, currency_code, type } = result

  return (
    <li className="flex flex-col gap-y-1 px-6 py-4" data-testid="amazon-pay-search-result" data-object={object}>
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {t(`amazonPay.page.object.${object}`)}
        </Text>
        {state !== null && <StateBadge view={searchStateView(object, state)} />}
      </div>
      <CopyableId id={id} />
      <FieldList>
        {amount !== null && currency_code !== null && (
          <Field name={t("amazonPay.field.amount")}>{money(amount, currency_code)}</Field>
        )}
        {type !== null && type !== "OneTime" && (
          <Field name={t("amazonPay.field.agreement")}>{t(`amazonPay.agreement.type.${type}`)}</Field>
        )}
        <Field name={t("amazonPay.page.account")}>{provider_id}</Field>
      </FieldList>
      <Belongings {...result} />
    </li>
  )
}
