import { Button, Prompt, Text } from "@medusajs/ui"

import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { usePaymentLink } from "../hooks/use-payment-link"
import { actionText, consequence } from "../lib/action/action-text"
import { failureText } from "../lib/action/failure"
import { CONSEQUENCE_ID } from "./action-fields"
import { CopyableId } from "./copyable-id"
import { LinkMail } from "./link-mail"

interface PaymentLinkFormProps {
  orderId: string
  action: Extract<PanelAction, { action: "payment_link" }>
}

/** Makes the link, and then shows it to be copied or sent. */
export function PaymentLinkForm({ orderId, action }: PaymentLinkFormProps) {
  const text = usePanelText()
  const { t, money } = text
  const { mutate, isPending, data, error } = usePaymentLink(orderId)
  const url = data?.payment_link.url
  const amount = money(action.amount, action.currency_code)

  return (
    <>
      <Prompt.Header>
        <Prompt.Title>{actionText(action, "title", action.amount, text)}</Prompt.Title>
        <Text size="small" className="text-ui-fg-subtle" id={CONSEQUENCE_ID}>
          {url ? t("amazonPay.action.payment_link.done") : consequence(action, action.amount, text)}
        </Text>
      </Prompt.Header>
      <div className="px-6 pt-4" role="status" data-testid="amazon-pay-payment-link">
        {url && <CopyableId id={url} />}
        {error && (
          <Text size="small" className="text-ui-fg-error">
            {t("amazonPay.action.payment_link.failed")}: {failureText(error, t)}
          </Text>
        )}
      </div>
      <Prompt.Footer className="flex-wrap">
        <Prompt.Cancel>{t(url ? "amazonPay.action.close" : "amazonPay.action.cancel")}</Prompt.Cancel>
        {url ? (
          <LinkMail
            url={url}
            subject={(order) =>
              order
                ? t("amazonPay.action.payment_link.subject", { order })
                : t("amazonPay.action.payment_link.subjectOnly")
            }
            line={t("amazonPay.action.payment_link.body", { amount })}
            label={t("amazonPay.action.email")}
          />
        ) : (
          <Button
            size="small"
            isLoading={isPending}
            onClick={() => {
              mutate()
            }}
            data-testid="amazon-pay-confirm"
          >
            {t("amazonPay.action.payment_link.confirm")}
          </Button>
        )}
      </Prompt.Footer>
    </>
  )
}
