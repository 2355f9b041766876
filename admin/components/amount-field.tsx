import { Hint, Input, Label } from "@medusajs/ui"
import { useId, type Ref } from "react"

import { usePanelText } from "../hooks/use-panel-text"

interface AmountFieldProps {
  currencyCode: string
  value: string
  /** What is wrong with it, in words. */
  problem: string | null
  onChange: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
}

/** An amount as text: a number field refuses what other languages and full-width digits make of one. */
export function AmountField({ currencyCode, value, problem, onChange, inputRef }: AmountFieldProps) {
  const { t } = usePanelText()
  const id = useId()

  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small">
        {t("amazonPay.amount.label", { currency: currencyCode })}
      </Label>
      <Input
        id={id}
        ref={inputRef}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => {
          onChange(target.value)
        }}
        data-testid="amazon-pay-amount"
      />
      <div id={`${id}-problem`} aria-live="polite" data-testid="amazon-pay-amount-problem">
        {problem !== null && <Hint variant="error">{problem}</Hint>}
      </div>
    </div>
  )
}
