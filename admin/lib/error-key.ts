import type { TranslationKey } from "./translation-key"

/** What went wrong with a request to the store's server, in words the admin can act on. */
export function errorKey(error: unknown): TranslationKey {
  switch (statusOf(error)) {
    case null:
      return "amazonPay.error.unreachable"
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
      return "amazonPay.error.server"
  }
}

/** The JS SDK's FetchError carries the HTTP status; anything else never got an answer. */
function statusOf(error: unknown): number | null {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : null
}
