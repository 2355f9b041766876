import type { OpenOperation } from "../../src/workflows/order/panel-types"
import type { PanelText } from "./panel-text"

/** "Capture of ¥1,000" */
export function operationText({ kind, amount, currency_code }: OpenOperation, { t, money }: PanelText): string {
  const price = amount === null || currency_code === null ? "" : money(amount, currency_code)
  return t(`amazonPay.operations.${kind}`, { amount: price }).trim()
}

/** "Asked at 14:02, Amazon has not answered: will be asked again at 14:03." */
export function askedText({ asked_at, ask_again_at }: OpenOperation, { t, time }: PanelText): string {
  const asked = time(asked_at)
  return ask_again_at === null
    ? t("amazonPay.operations.askedOnly", { asked })
    : t("amazonPay.operations.asked", { asked, again: time(ask_again_at) })
}
