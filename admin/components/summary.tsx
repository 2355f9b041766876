import { Text } from "@medusajs/ui"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import type { AmazonPayPayment } from "../lib/amazon-pay-order"
import { needsAttention } from "../lib/summary/clause"
import { clauseText } from "../lib/summary/clause-text"
import { summarize } from "../lib/summary/summarize"
import { Sign } from "./note"

interface SummaryProps {
  payments: readonly AmazonPayPayment[]
  actions: readonly PanelAction[]
}

/** Each payment in plain words. A live region: after a refresh a screen reader says what has changed. */
export function Summary({ payments, actions }: SummaryProps) {
  const text = usePanelText()

  return (
    <div className="flex flex-col gap-y-1 px-6 py-4" role="status" data-testid="amazon-pay-summary">
      {payments.flatMap((payment) =>
        summarize(payment, new Date(), capturable(payment, actions)).map((clause, index) => (
          <div key={`${payment.payment_session_id} ${clause.kind}`} className="flex items-start gap-x-2">
            {needsAttention(clause) && <Sign tone="warning" />}
            <Text
              size="small"
              weight={index === 0 ? "plus" : "regular"}
              data-testid={`amazon-pay-summary-${clause.kind}`}
            >
              {clauseText(clause, payment.currency_code, text)}
            </Text>
          </div>
        )),
      )}
    </div>
  )
}

/** How much the server would capture of a payment; null where it would not. */
function capturable({ payment_id }: AmazonPayPayment, actions: readonly PanelAction[]): string | null {
  const capture = actions.find((action) => action.action === "capture" && action.payment_id === payment_id)
  return capture && "max" in capture ? capture.max : null
}
