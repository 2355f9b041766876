import { failureText } from "medusa-payment-amazon-pay-storefront"
import { Notice } from "../components/notice"
import { useLanguage } from "../i18n/language"

/** Why the shopper is back without an order, in words of the plugin's own table. */
export function FailureNotice({ code }: { code: string }) {
  const { texts, language } = useLanguage()
  return (
    <Notice tone={code === "buyer_canceled" ? "plain" : "problem"} title={texts.failureTitle}>
      <p data-failure={code}>{failureText(code, language).message}</p>
    </Notice>
  )
}
