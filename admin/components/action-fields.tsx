import { Text } from "@medusajs/ui"
import type { Ref } from "react"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { consequence } from "../lib/action/action-text"
import { problemText, type ParsedAmount } from "../lib/action/parse-amount"
import { wholeOf } from "../lib/action/panel-action"
import { AmountField } from "./amount-field"
import { NoteField } from "./note-field"

/** What a dialog is described by: there is one at a time. */
export const CONSEQUENCE_ID = "amazon-pay-consequence"

interface ActionFieldsProps {
  action: PanelAction
  /** As typed. */
  amount: string
  parsed: ParsedAmount
  onAmount: (amount: string) => void
  note: string
  onNote: (note: string) => void
  amountRef?: Ref<HTMLInputElement>
}

/** What the admin enters for an action, and what will happen then. */
export function ActionFields({ action, amount, parsed, onAmount, note, onNote, amountRef }: ActionFieldsProps) {
  const text = usePanelText()
  const problem = "problem" in parsed ? problemText(parsed.problem, action.currency_code, wholeOf(action), text) : null

  return (
    <div className="flex flex-col gap-y-4 px-6 pt-4">
      {"max" in action && (
        <AmountField
          currencyCode={action.currency_code}
          value={amount}
          problem={problem}
          onChange={onAmount}
          inputRef={amountRef}
        />
      )}
      {action.action === "refund" && <NoteField value={note} onChange={onNote} />}
      <Text size="small" className="text-ui-fg-subtle" aria-live="polite" id={CONSEQUENCE_ID}>
        {"amount" in parsed && consequence(action, parsed.amount, text)}
      </Text>
    </div>
  )
}
