import { Text } from "@medusajs/ui"

import type { SearchResult } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { SearchResultRow } from "./search-result-row"

interface SearchResultsProps {
  /** What was searched for. */
  q: string
  results: readonly SearchResult[]
}

export function SearchResults({ q, results }: SearchResultsProps) {
  const { t } = usePanelText()
  if (results.length === 0)
    return (
      <div className="px-6 py-4" data-testid="amazon-pay-search-empty">
        <Text size="small" weight="plus" className="break-words">
          {t("amazonPay.page.search.none", { q })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("amazonPay.page.search.noneHint")}
        </Text>
      </div>
    )

  return (
    <ul className="divide-y" aria-label={t("amazonPay.page.search.results")}>
      {results.map((result) => (
        <SearchResultRow key={`${result.object} ${result.id}`} result={result} />
      ))}
    </ul>
  )
}
