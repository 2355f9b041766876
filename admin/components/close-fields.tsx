import { Checkbox, Input, Label } from "@medusajs/ui"
import { useId } from "react"

import { usePanelText } from "../hooks/use-panel-text"

interface CloseFieldsProps {
  reason: string
  onReason: (reason: string) => void
  cancelPending: boolean
  onCancelPending: (cancelPending: boolean) => void
}

export function CloseFields({ reason, onReason, cancelPending, onCancelPending }: CloseFieldsProps) {
  const { t } = usePanelText()
  const id = useId()

  return (
    <div className="flex flex-col gap-y-4 px-6 pt-4">
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={`${id}-reason`} size="small">
          {t("amazonPay.agreement.close.reason")}
        </Label>
        {/* As long as Amazon takes it. */}
        <Input
          id={`${id}-reason`}
          maxLength={255}
          value={reason}
          onChange={({ target }) => {
            onReason(target.value)
          }}
          data-testid="amazon-pay-close-reason"
        />
      </div>
      <div className="flex items-start gap-x-2">
        <Checkbox
          id={`${id}-pending`}
          checked={cancelPending}
          onCheckedChange={(checked) => {
            onCancelPending(checked === true)
          }}
          data-testid="amazon-pay-close-pending"
        />
        <Label htmlFor={`${id}-pending`} size="small">
          {t("amazonPay.agreement.close.cancelPending")}
        </Label>
      </div>
    </div>
  )
}
