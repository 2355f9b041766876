import { failureText } from "medusa-payment-amazon-pay-storefront"
import { Notice } from "../components/notice"
import { useLanguage } from "../i18n/language"

/** Amazon's script did not come: an extension or the network keeps it away. */
export function ScriptBlocked() {
  const { language } = useLanguage()
  return <Notice tone="problem">{failureText("script_blocked", language).message}</Notice>
}
