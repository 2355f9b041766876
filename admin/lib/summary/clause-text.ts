import type { PanelText } from "../panel-text"
import { toAmount, type Units } from "../units"
import type { Clause } from "./clause"

export function clauseText(clause: Clause, currencyCode: string, { t, money, date }: PanelText): string {
  const price = (units: Units) => money(toAmount(units), currencyCode)

  switch (clause.kind) {
    case "authorized": {
      const values = { authorized: price(clause.authorized), captured: price(clause.captured) }
      if (clause.rest === 0) return t("amazonPay.summary.authorized", values)
      const rest = price(clause.rest)
      return clause.until
        ? t("amazonPay.summary.authorizedUntil", { ...values, rest, date: date(clause.until) })
        : t("amazonPay.summary.authorizedRest", { ...values, rest })
    }
    case "authorizationEnded":
      return t("amazonPay.summary.authorizationEnded", {
        authorized: price(clause.authorized),
        captured: price(clause.captured),
        date: date(clause.ended),
      })
    case "partlyCaptured":
      return t("amazonPay.summary.partlyCaptured", { captured: price(clause.captured), amount: price(clause.amount) })
    case "chargeable":
      return clause.until
        ? t("amazonPay.summary.chargeableUntil", { amount: price(clause.amount), date: date(clause.until) })
        : t("amazonPay.summary.chargeable", { amount: price(clause.amount) })
    case "authorizing":
    case "capturing":
    case "captured":
    case "refunded":
    case "refunding":
    case "refundDeclined":
      return t(`amazonPay.summary.${clause.kind}`, { amount: price(clause.amount) })
    case "checkoutNotCompleted":
    case "notRead":
    case "nothingAuthorized":
    case "nothingCharged":
    case "declined":
    case "canceled":
    case "unknown":
    case "notChargeable":
    case "fullyRefunded":
      return t(`amazonPay.summary.${clause.kind}`)
  }
}
