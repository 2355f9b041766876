import type { AmazonPayCheckoutSession } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayChangeButton } from "medusa-payment-amazon-pay-storefront/react"
import { useLanguage } from "../i18n/language"

interface Props {
  session: AmazonPayCheckoutSession
  what: "changeAddress" | "changePayment"
}

/** 「変更」: leads to Amazon's pages, and back to this review. What it changes is said to a screen reader. */
export function ChangeButton({ session, what }: Props) {
  const { texts } = useLanguage()
  return (
    <AmazonPayChangeButton
      className="button button-small"
      scriptUrl={session.script_url}
      checkoutSessionId={session.id}
      changeAction={what}
    >
      <span>
        {texts.change}
        <span className="hidden">{what === "changeAddress" ? texts.changesAddress : texts.changesPayment}</span>
      </span>
    </AmazonPayChangeButton>
  )
}
