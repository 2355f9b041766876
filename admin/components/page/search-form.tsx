import { Button, Hint, Input, Label } from "@medusajs/ui"
import { useId, useState } from "react"

import { usePanelText } from "../../hooks/use-panel-text"

interface SearchFormProps {
  /** What was searched for last. */
  q: string
  onSearch: (q: string) => void
}

export function SearchForm({ q, onSearch }: SearchFormProps) {
  const { t } = usePanelText()
  const [typed, setTyped] = useState(q)
  const id = useId()

  return (
    <form
      role="search"
      className="flex flex-col gap-y-2 px-6 py-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <Label htmlFor={id} size="small" weight="plus">
        {t("amazonPay.page.search.label")}
      </Label>
      <div className="flex items-start gap-x-2">
        <div className="min-w-0 grow">
          <Input
            id={id}
            type="text"
            enterKeyHint="search"
            name="q"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            aria-describedby={`${id}-hint`}
            placeholder="P03-1234567-1234567"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
            }}
            data-testid="amazon-pay-search-input"
          />
        </div>
        <Button type="submit" variant="secondary" data-testid="amazon-pay-search-button">
          {t("amazonPay.page.search.action")}
        </Button>
      </div>
      <Hint id={`${id}-hint`}>{t("amazonPay.page.search.hint")}</Hint>
    </form>
  )
}
