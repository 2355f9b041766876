import type { PanelAction } from "../../../src/workflows/order/panel-types"
import type { PanelText } from "../panel-text"
import { toAmount, toUnits } from "../units"
import { wholeOf } from "./panel-action"

/** What will happen, in words, when this amount is entered; what can be entered in parts says what stays. */
export function consequence(action: PanelAction, amount: string, { t, money }: PanelText): string {
  const price = (value: string) => money(value, action.currency_code)
  const rest = toUnits(wholeOf(action)) - toUnits(amount)
  switch (action.action) {
    case "capture":
    case "refund":
      return rest > 0
        ? t(`amazonPay.action.${action.action}.textPart`, { amount: price(amount), rest: price(toAmount(rest)) })
        : t(`amazonPay.action.${action.action}.text`, { amount: price(amount) })
    case "void":
    case "reauthorize":
    case "charge":
    case "payment_link":
    case "release":
      return t(`amazonPay.action.${action.action}.text`, { amount: price(amount) })
  }
}

/** A title, a confirmation or a result, with the amount in the admin's language. */
export function actionText(
  action: PanelAction,
  part: "title" | "confirm" | "done" | "failed",
  amount: string,
  { t, money }: PanelText,
): string {
  return t(`amazonPay.action.${action.action}.${part}`, { amount: money(amount, action.currency_code) })
}
