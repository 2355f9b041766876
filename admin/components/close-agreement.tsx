import { Button, Prompt } from "@medusajs/ui"
import { useState } from "react"

import { useCloseAgreement } from "../hooks/use-close-agreement"
import { usePanelText } from "../hooks/use-panel-text"
import { CloseFields } from "./close-fields"

interface CloseAgreementProps {
  /** Of the Charge Permission. */
  id: string
}

/** Asks for a reason before it ends what cannot be begun again. */
export function CloseAgreement({ id }: CloseAgreementProps) {
  const { t } = usePanelText()
  const [reason, setReason] = useState("")
  const [cancelPending, setCancelPending] = useState(false)
  const { mutate, isPending } = useCloseAgreement(id)

  return (
    <Prompt variant="danger">
      <Prompt.Trigger asChild>
        <Button
          size="small"
          variant="secondary"
          isLoading={isPending}
          className="self-end"
          data-testid="amazon-pay-close-agreement"
        >
          {t("amazonPay.agreement.close.action")}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("amazonPay.agreement.close.title")}</Prompt.Title>
          <Prompt.Description>{t("amazonPay.agreement.close.text")}</Prompt.Description>
        </Prompt.Header>
        <CloseFields
          reason={reason}
          onReason={setReason}
          cancelPending={cancelPending}
          onCancelPending={setCancelPending}
        />
        <Prompt.Footer>
          <Prompt.Cancel>{t("amazonPay.action.cancel")}</Prompt.Cancel>
          <Prompt.Action
            disabled={reason.trim() === ""}
            onClick={() => {
              mutate({ reason: reason.trim(), cancel_pending: cancelPending })
            }}
            data-testid="amazon-pay-close-agreement-confirm"
          >
            {t("amazonPay.agreement.close.action")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
