import { ExclamationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { needsAttention } from "../lib/summary/clause"
import { clauseText } from "../lib/summary/clause-text"
import { summarize } from "../lib/summary/summarize"

interface SummaryProps {
  payment: AmazonPayPayment
}

/** The payment in plain words. A live region: after a refresh a screen reader says what has changed. */
export function Summary({ payment }: SummaryProps) {
  const text = usePanelText()

  return (
    <div className="flex flex-col gap-y-1 px-6 py-4" role="status" data-testid="amazon-pay-summary">
      {summarize(payment, new Date()).map((clause, index) => (
        <div key={clause.kind} className="flex items-start gap-x-2">
          {needsAttention(clause) && (
            <ExclamationCircle aria-hidden className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
          )}
          <Text
            size="small"
            weight={index === 0 ? "plus" : "regular"}
            data-testid={`amazon-pay-summary-${clause.kind}`}
          >
            {clauseText(clause, payment.currency_code, text)}
          </Text>
        </div>
      ))}
    </div>
  )
}
