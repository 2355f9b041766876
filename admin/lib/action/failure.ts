import { errorText } from "../error-text"
import type { PanelText } from "../panel-text"
import { RequestError } from "../request"

/** Whether nothing was done: an answer that is none, or none at all, does not say so. */
export function isRefusal(error: unknown): boolean {
  return error instanceof RequestError && error.status >= 400 && error.status < 500 && error.code !== "outcome_unknown"
}

/** What Medusa says to who comes second: its words are English, and have no code. */
const CHANGED = /capture more than|refund more than|greater than the refundable|has been canceled/i

/** Why an action failed, in the admin's language. */
export function failureText(error: unknown, t: PanelText["t"]): string {
  const isChanged =
    error instanceof RequestError && error.code === null && (error.status === 409 || CHANGED.test(error.message))
  return isChanged ? t("amazonPay.error.changedMeanwhile") : errorText(error, t)
}
