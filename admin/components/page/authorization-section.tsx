import { Button } from "@medusajs/ui"
import { useState, type ComponentProps } from "react"

import type { Authorizations } from "../../../src/workflows/dashboard/types"
import { usePanelText } from "../../hooks/use-panel-text"
import { Answer, Empty } from "./answer"
import { AuthorizationRow } from "./authorization-row"
import { Section } from "./section"

interface AuthorizationSectionProps {
  of: keyof Authorizations
  query: ComponentProps<typeof Answer<Authorizations>>["query"]
}

/** Of a long list, as many as are looked through at once. */
const FIRST = 10

export function AuthorizationSection({ of, query }: AuthorizationSectionProps) {
  const { t } = usePanelText()
  const [isWhole, setWhole] = useState(false)
  const title = t(`amazonPay.page.${of}.title`)

  return (
    <Section title={title} hint={t(`amazonPay.page.${of}.hint`)} isBusy={query.isFetching} testId={`amazon-pay-${of}`}>
      <Answer query={query}>
        {({ [of]: all }) => (
          <>
            {all.length === 0 && <Empty>{t(`amazonPay.page.${of}.none`)}</Empty>}
            {all.length > 0 && (
              <ul className="divide-y" aria-label={title}>
                {all.slice(0, isWhole ? undefined : FIRST).map((one, index) => (
                  <AuthorizationRow key={`${one.charge_id ?? ""} ${one.at} ${index}`} of={of} authorization={one} />
                ))}
              </ul>
            )}
            {all.length > FIRST && !isWhole && (
              <div className="px-6 py-4">
                <Button size="small" variant="secondary" onClick={() => setWhole(true)}>
                  {t("amazonPay.page.showAll", { count: String(all.length) })}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}
