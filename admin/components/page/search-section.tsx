import { Button } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"

import { useSearch } from "../../hooks/use-search"
import { usePanelText } from "../../hooks/use-panel-text"
import { Answer } from "./answer"
import { SearchForm } from "./search-form"
import { SearchResults } from "./search-results"
import { Section } from "./section"

/** What is searched for stands in the address, so that "back" leads here again, and a colleague can be sent the link. */
export function SearchSection() {
  const { t } = usePanelText()
  const [params, setParams] = useSearchParams()
  const q = params.get("q") ?? ""
  const search = useSearch(q)

  return (
    <Section
      level="h1"
      title={t("amazonPay.title")}
      hint={t("amazonPay.page.hint")}
      aside={
        <Button size="small" variant="secondary" asChild>
          <Link to="/settings/amazon-pay">{t("amazonPay.page.toSettings")}</Link>
        </Button>
      }
      isBusy={search.isFetching}
      testId="amazon-pay-search"
    >
      <SearchForm
        key={q}
        q={q}
        onSearch={(typed) => {
          if (typed === q) void search.refetch()
          else setParams(typed === "" ? {} : { q: typed })
        }}
      />
      {/* Always there: a screen reader tells only of what changes within it. */}
      <div role="status">
        {q !== "" && <Answer query={search}>{({ results }) => <SearchResults q={q} results={results} />}</Answer>}
      </div>
    </Section>
  )
}
