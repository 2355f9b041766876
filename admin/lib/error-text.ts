import en from "../i18n/en.json"
import type { PanelText } from "./panel-text"
import { isKeyOf, reasonKey } from "./reason-key"
import { RequestError } from "./request"
import type { TranslationKey } from "./translation-key"

const { code: CODES } = en.amazonPay.error

/** What went wrong with a request to the store's server, in words the admin can act on; else in the server's. */
export function errorText(error: unknown, t: PanelText["t"]): string {
  if (!(error instanceof RequestError)) return t("amazonPay.error.unreachable")
  const key = keyOfCode(error.code ?? "") ?? keyOfStatus(error.status)
  if (key === null) return error.message || t("amazonPay.error.server")
  // Where the buyer changes the payment method.
  const [link] = /https:\/\/[\w./-]*[\w/-]/.exec(error.message) ?? []
  return [t(key), link].filter(Boolean).join(" ")
}

function keyOfCode(code: string): TranslationKey | null {
  if (isKeyOf(CODES, code)) return `amazonPay.error.code.${code}`
  return OF_AMAZON[code] ?? reasonKey("charge", code) ?? reasonKey("chargePermission", code)
}

/** Amazon's reason codes for a request, beside those for its objects. */
const OF_AMAZON: Readonly<Record<string, TranslationKey>> = {
  NoAnswerInTime: "amazonPay.error.amazonUnreachable",
  ConnectionFailed: "amazonPay.error.amazonUnreachable",
  UnreadableAnswer: "amazonPay.error.amazonUnreachable",
  TooManyRequests: "amazonPay.error.amazonUnreachable",
  InternalServerError: "amazonPay.error.amazonUnreachable",
  ServiceUnavailable: "amazonPay.error.amazonUnreachable",
  UnauthorizedAccess: "amazonPay.error.code.account_refused",
  InvalidAuthentication: "amazonPay.error.code.account_refused",
  InvalidAuthorizationToken: "amazonPay.error.code.account_refused",
  InvalidAccountStatus: "amazonPay.error.code.account_refused",
  InvalidRequestSignature: "amazonPay.error.code.account_refused",
  InvalidChargeStatus: "amazonPay.error.code.changed_at_amazon",
  InvalidChargePermissionStatus: "amazonPay.error.code.changed_at_amazon",
  TransactionAmountExceeded: "amazonPay.error.code.beyond_limit",
}

function keyOfStatus(status: number): TranslationKey | null {
  switch (status) {
    case 401:
    case 403:
      return "amazonPay.error.signedOut"
    case 404:
      return "amazonPay.error.notFound"
    case 429:
      return "amazonPay.error.tooMany"
    case 502:
    case 503:
    case 504:
      return "amazonPay.error.amazonUnreachable"
    default:
      return null
  }
}
