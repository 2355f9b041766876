import { useState } from "react"

import type { WarningKind } from "../../../src/workflows/notify/warning"
import { PAGE_SIZE, useAttention } from "../../hooks/use-attention"
import { usePanelText } from "../../hooks/use-panel-text"
import { Answer, Empty } from "./answer"
import { AttentionFilter } from "./attention-filter"
import { AttentionRow } from "./attention-row"
import { Pager } from "./pager"
import { Section } from "./section"

/** What needs an admin, the oldest first. */
export function AttentionSection() {
  const { t } = usePanelText()
  const [{ kind, offset }, setShown] = useState<{ kind: WarningKind | null; offset: number }>({ kind: null, offset: 0 })
  const attention = useAttention(kind, offset)

  return (
    <Section
      title={t("amazonPay.page.attention.title")}
      hint={t("amazonPay.page.attention.hint")}
      isBusy={attention.isFetching}
      testId="amazon-pay-attention"
    >
      <Answer query={attention}>
        {({ warnings, counts, count }) => (
          <>
            <AttentionFilter
              counts={counts}
              kind={kind}
              onKind={(chosen) => {
                setShown({ kind: chosen, offset: 0 })
              }}
            />
            {count === 0 && <Empty>{t("amazonPay.page.attention.none")}</Empty>}
            {warnings.length > 0 && (
              <ul className="divide-y" aria-label={t("amazonPay.page.attention.title")}>
                {warnings.map((warning) => (
                  <AttentionRow key={warning.id} warning={warning} />
                ))}
              </ul>
            )}
            <Pager
              count={count}
              offset={offset}
              size={PAGE_SIZE}
              onOffset={(wanted) => {
                setShown({ kind, offset: wanted })
              }}
            />
          </>
        )}
      </Answer>
    </Section>
  )
}
