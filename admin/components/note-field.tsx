import { Hint, Label, Textarea } from "@medusajs/ui"
import { useId } from "react"

import { usePanelText } from "../hooks/use-panel-text"

interface NoteFieldProps {
  value: string
  onChange: (value: string) => void
}

export function NoteField({ value, onChange }: NoteFieldProps) {
  const { t } = usePanelText()
  const id = useId()

  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small">
        {t("amazonPay.note.label")}
      </Label>
      <Textarea
        id={id}
        rows={2}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          onChange(target.value)
        }}
        data-testid="amazon-pay-note"
      />
      <Hint id={`${id}-hint`}>{t("amazonPay.note.hint")}</Hint>
    </div>
  )
}
