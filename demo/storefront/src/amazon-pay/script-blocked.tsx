import { failureText } from "medusa-payment-amazon-pay-storefront"
import { Notice } from "../components/notice"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"

/** Amazon's script did not come: an extension or the network keeps it away. */
export function ScriptBlocked() {
  const { language } = useLanguage()
  return <Notice tone="problem">{unbroken(failureText("script_blocked", language).message)}</Notice>
}
