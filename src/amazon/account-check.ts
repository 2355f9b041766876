import { isSkewed } from "./clock-skew"
import { AmazonPayUnavailableError, type AmazonPayError } from "./errors"

/** What a signed call that asks for nothing shows of an account. */
export const ACCOUNT_CHECK_OUTCOMES = [
  "ok",
  /** No answer came: a network, a proxy, a firewall. */
  "unreachable",
  /** Amazon knows no such publicKeyId in this region, or the privateKey is not its other half. */
  "wrong_key",
  /** The key is not one of the environment that was asked. */
  "wrong_environment",
  /** The storeId is not one of this key's merchant and environment: each environment has storeIds of its own. */
  "wrong_store",
  /** The region is not that of the host that was asked. */
  "wrong_region",
  /** This server's clock is wrong, so that no signature of its is taken. */
  "clock_skew",
  /** Amazon has closed, or not yet opened, the account. */
  "account_inactive",
  /** The backendUrl is not among what Seller Central allows for the storeId. */
  "return_url_refused",
  "throttled",
  /** Amazon answered something else; the reason code says what. */
  "unknown",
] as const
export type AccountCheckOutcome = (typeof ACCOUNT_CHECK_OUTCOMES)[number]

/** @param skewSeconds how far this server's clock is from Amazon's; null where that is not known */
export function outcomeOfCheck(error: AmazonPayError | null, skewSeconds: number | null): AccountCheckOutcome {
  if (error === null) return "ok"
  switch (error.reasonCode) {
    case "InvalidAccountStatus":
      return "account_inactive"
    case "TooManyRequests":
      return "throttled"
    case "InvalidHeaderValue":
      return error.parameter === "x-amz-pay-date" ? "clock_skew" : "wrong_region"
    case "InvalidRequestSignature":
    case "UnauthorizedAccess":
    case "InvalidAuthorizationToken":
      return isSkewed(skewSeconds) ? "clock_skew" : "wrong_key"
    case "InvalidAuthentication":
      return "wrong_environment"
    case "InvalidParameterValue":
      if (error.parameter === "storeId") return "wrong_store"
      return error.parameter?.startsWith("webCheckoutDetails") ? "return_url_refused" : "unknown"
    default:
      return error instanceof AmazonPayUnavailableError && error.status === null ? "unreachable" : "unknown"
  }
}
