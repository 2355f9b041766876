import { MedusaError } from "@medusajs/framework/utils"
import {
  AmazonPayConfigurationError,
  AmazonPayError,
  AmazonPayInvalidRequestError,
  AmazonPayNotFoundError,
  AmazonPayUnavailableError,
} from "../../amazon/errors"
import { failureOfReasonCode, shopperFailure, type ShopperFailureCode } from "../../amazon/shopper-failure"
import type { Account } from "./account/account"

type ErrorType = (typeof MedusaError.Types)[keyof typeof MedusaError.Types]

/**
 * An error that a shopper may read: the message is one of ours, `code` lets a storefront say it in its own words. The
 * message is in the language of the account's region, because Medusa tells the provider no other.
 */
export function shopperError({ profile }: Account, type: ErrorType, code: ShopperFailureCode): MedusaError {
  return new MedusaError(type, shopperFailure(code, profile.languages[0].replace("_", "-")).message, code)
}

/** What a failed call means for the shopper, when the object's own state says nothing. */
export function failureOfError(error: AmazonPayError): ShopperFailureCode {
  if (error instanceof AmazonPayUnavailableError) return "amazon_unreachable"
  if (error instanceof AmazonPayNotFoundError) return "session_gone"
  if (error instanceof AmazonPayConfigurationError || error instanceof AmazonPayInvalidRequestError) {
    return "not_configured"
  }
  return failureOfReasonCode(error.reasonCode)
}

/** An error for the admin, with Amazon's reason code and request id in it. */
export function adminError(error: unknown, what: string): unknown {
  if (!(error instanceof AmazonPayError)) return error
  // Medusa hides other types' messages behind "An unknown error occurred".
  const type =
    error instanceof AmazonPayUnavailableError || error instanceof AmazonPayConfigurationError
      ? MedusaError.Types.UNEXPECTED_STATE
      : MedusaError.Types.NOT_ALLOWED
  const request = error.requestId ? ` (Amazon's request id ${error.requestId})` : ""
  const again = error.retryable ? " Nothing was booked in Medusa; try again." : ""
  return new MedusaError(type, `${what}: ${error.message}${request}${again}`, error.reasonCode)
}
