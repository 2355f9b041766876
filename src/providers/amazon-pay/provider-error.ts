import { MedusaError } from "@medusajs/framework/utils"
import {
  AmazonPayConfigurationError,
  AmazonPayError,
  AmazonPayInvalidRequestError,
  AmazonPayNotFoundError,
  AmazonPayUnavailableError,
} from "../../amazon/errors"
import { failureOfReasonCode, shopperFailure, type ShopperFailureCode } from "../../amazon/shopper-failure"
import type { Money } from "../../amazon/money"
import { OutcomeUnknownError } from "../../ledger/operate"
import { amountOf } from "../../ledger/operation"
import type { Account } from "./account/account"
import type { PanelErrorCode } from "./panel-error"
import { ShopError, type ErrorType } from "./shop-error"

/**
 * An error that a shopper may read: the message is one of ours, `code` lets a storefront say it in its own words. The
 * message is in the language of the account's region, because Medusa tells the provider no other.
 */
export function shopperError({ profile }: Account, type: ErrorType, code: ShopperFailureCode): MedusaError {
  return new ShopError(type, shopperFailure(code, profile.languages[0]).message, code)
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

/** The code of an error that says: it may have happened or not. */
export const OUTCOME_UNKNOWN = "outcome_unknown" satisfies PanelErrorCode

/** An error for the admin, with Amazon's reason code and request id in it. */
export function adminError(error: unknown, what: string): unknown {
  if (error instanceof OutcomeUnknownError) return outcomeUnknown(error)
  if (!(error instanceof AmazonPayError)) return error
  // Medusa hides other types' messages behind "An unknown error occurred".
  const type =
    error instanceof AmazonPayUnavailableError || error instanceof AmazonPayConfigurationError
      ? MedusaError.Types.UNEXPECTED_STATE
      : MedusaError.Types.NOT_ALLOWED
  const again = error.retryable ? " Nothing new was asked of Amazon; try again." : ""
  return new ShopError(type, `${what}: ${error.message}${again}`, error.reasonCode)
}

/** What was asked for, and what of it Amazon had made, on another charge, when the rest failed. */
interface InParts {
  verb: "capture" | "refund"
  amount: Money
  made: Money
}

/** The same of a capture or a refund. Medusa takes back its row of all of it, and what was made is booked anew. */
export function adminErrorOf(error: unknown, { verb, amount, made }: InParts): unknown {
  const told = adminError(error, `Amazon Pay did not ${verb} ${amount.minus(made).toString()}`)
  if (made.isZero() || !(told instanceof ShopError)) return told
  const isDone = verb === "capture" ? "captured" : "returned to the buyer"
  const rest = `The other ${made.toString()} of the ${amount.toString()} is ${isDone}, and is booked by itself.`
  return new ShopError(told.type, `${told.message} ${rest}`, told.code)
}

function outcomeUnknown({ operation, failure }: OutcomeUnknownError): MedusaError {
  const { kind } = operation.request
  const amount = amountOf(operation.request)?.toString()
  const asked = [`the ${kind}`, ...(amount ? [`of ${amount}`] : [])].join(" ")
  const message =
    `Amazon has not answered yet whether it made ${asked}.${failure ? ` ${failure.message}` : ""} ` +
    "The outcome is not known yet. Amazon is asked again within a minute: refresh the Amazon Pay panel before you try again."
  return new ShopError(MedusaError.Types.UNEXPECTED_STATE, message, OUTCOME_UNKNOWN)
}
