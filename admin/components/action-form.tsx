import { Button, Prompt } from "@medusajs/ui"
import { useRef, useState } from "react"

import { usePanelText } from "../hooks/use-panel-text"
import { actionText } from "../lib/action/action-text"
import { amountInput, parseAmount } from "../lib/action/parse-amount"
import { wholeOf, type ActionInput, type RunnableAction } from "../lib/action/panel-action"
import { ActionFields } from "./action-fields"

interface ActionFormProps {
  /** As it can be done now. */
  action: RunnableAction
  isPending: boolean
  onConfirm: (input: ActionInput) => void
}

/** Asks for what an action needs, and once more whether it is meant. Sends nothing that the server would refuse. */
export function ActionForm({ action, isPending, onConfirm }: ActionFormProps) {
  const text = usePanelText()
  const { currency_code } = action
  const whole = wholeOf(action)
  const [amount, setAmount] = useState(() => amountInput(whole, currency_code, text.locale))
  const [note, setNote] = useState("")
  const field = useRef<HTMLInputElement>(null)
  const parsed = "max" in action ? parseAmount(amount, currency_code, text.locale, whole) : { amount: whole }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending) return
        if ("amount" in parsed) onConfirm({ amount: parsed.amount, note })
        else field.current?.focus()
      }}
    >
      <Prompt.Header>
        <Prompt.Title>{actionText(action, "title", whole, text)}</Prompt.Title>
      </Prompt.Header>
      <ActionFields
        action={action}
        amount={amount}
        parsed={parsed}
        onAmount={setAmount}
        note={note}
        onNote={setNote}
        amountRef={field}
      />
      <Prompt.Footer className="flex-wrap">
        <Prompt.Cancel type="button">{text.t("amazonPay.action.cancel")}</Prompt.Cancel>
        <Button
          size="small"
          type="submit"
          variant={action.action === "void" ? "danger" : "primary"}
          isLoading={isPending}
          data-testid="amazon-pay-confirm"
        >
          {actionText(action, "confirm", "amount" in parsed ? parsed.amount : whole, text)}
        </Button>
      </Prompt.Footer>
    </form>
  )
}
