import type { InOwnWords } from "./own-words"

/**
 * Errors named by their remedy. Each carries what an admin or Amazon's support needs (reason code, status, request id)
 * and nothing of the buyer: no header, no body, no address.
 */
export interface AmazonPayErrorDetails {
  /** What we asked for, e.g. "POST charges". */
  operation: string
  /** Amazon's reasonCode, or a code of ours in the same style when no answer came. */
  reasonCode: string
  /** HTTP status, or null when no answer came. */
  status: number | null
  /** Amazon's x-amz-pay-request-id: quote it to Amazon's support. */
  requestId: string | null
  /** The message quotes what Amazon said. */
  isQuoted?: boolean
}

export abstract class AmazonPayError extends Error implements InOwnWords {
  readonly operation: string
  readonly reasonCode: string
  readonly status: number | null
  readonly requestId: string | null
  readonly in_own_words: string
  /** An attempt before this one was not answered, and may have done the work. */
  followsUnanswered = false
  /** Whether the same request may be sent again as it is. */
  abstract readonly retryable: boolean

  constructor(message: string, details: AmazonPayErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.operation = details.operation
    this.reasonCode = details.reasonCode
    this.status = details.status
    this.requestId = details.requestId
    this.in_own_words = details.isQuoted ? answerInOwnWords(details) : message
  }
}

/** Amazon's own explanation is for who may see it: the admin, not the log. */
function answerInOwnWords({ operation, reasonCode, status, requestId }: AmazonPayErrorDetails): string {
  const code = /^\w{1,60}$/.test(reasonCode) ? ` ${reasonCode}` : ""
  return `Amazon Pay answered ${status ?? "nothing"}${code} to ${operation} (request ${requestId ?? "unknown"}).`
}

/** Mend the account's settings: keys, store id, region, rights. */
export class AmazonPayConfigurationError extends AmazonPayError {
  readonly retryable = false
}

/** Mend the request: Amazon found a parameter missing, wrong or forbidden. */
export class AmazonPayInvalidRequestError extends AmazonPayError {
  readonly retryable = false
}

/** Look again: the object does not exist (any more) in this environment. */
export class AmazonPayNotFoundError extends AmazonPayError {
  readonly retryable = false
}

/** GET the object and decide by its state: it is in one where this operation is not possible. */
export class AmazonPayStateError extends AmazonPayError {
  readonly retryable = false
}

/** Change the amount: it differs from what was agreed, or is over a limit. */
export class AmazonPayAmountError extends AmazonPayError {
  readonly retryable = false
}

/** Ask the buyer for another payment method, or try again later: the payment was refused. */
export class AmazonPayDeclinedError extends AmazonPayError {
  readonly retryable = false
}

/**
 * Try again with the same idempotency key: Amazon was not reached, or did not answer in time. Whether the work was
 * done is not known.
 */
export class AmazonPayUnavailableError extends AmazonPayError {
  readonly retryable = true
}

type ErrorClass = new (message: string, details: AmazonPayErrorDetails) => AmazonPayError

const BY_REASON_CODE: Readonly<Record<string, ErrorClass>> = {
  UnauthorizedAccess: AmazonPayConfigurationError,
  InvalidAuthentication: AmazonPayConfigurationError,
  InvalidAccountStatus: AmazonPayConfigurationError,
  InvalidRequestSignature: AmazonPayConfigurationError,
  InvalidAuthorizationToken: AmazonPayConfigurationError,
  ResourceNotFound: AmazonPayNotFoundError,
  InvalidCheckoutSessionStatus: AmazonPayStateError,
  CheckoutSessionCanceled: AmazonPayStateError,
  InvalidChargePermissionStatus: AmazonPayStateError,
  ChargePermissionNotModifiable: AmazonPayStateError,
  InvalidChargeStatus: AmazonPayStateError,
  AmountMismatch: AmazonPayAmountError,
  TransactionAmountExceeded: AmazonPayAmountError,
  PeriodicAmountExceeded: AmazonPayAmountError,
  TransactionCountExceeded: AmazonPayAmountError,
  CurrencyMismatch: AmazonPayAmountError,
  SoftDeclined: AmazonPayDeclinedError,
  HardDeclined: AmazonPayDeclinedError,
  AmazonRejected: AmazonPayDeclinedError,
  TransactionTimedOut: AmazonPayDeclinedError,
  PaymentMethodNotAllowed: AmazonPayDeclinedError,
  MFANotCompleted: AmazonPayDeclinedError,
  // Sent with status 500, but it is an answer about the payment (Amazon Pay API reference, Create Charge).
  ProcessingFailure: AmazonPayUnavailableError,
}

/** Statuses that say "later", never "no" (as in Amazon's PHP and Java SDKs). */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500
}

/** The error for an answer that is not 2xx. @param body Amazon's `{reasonCode, message}`, or whatever came */
export function errorFromAnswer(
  operation: string,
  status: number,
  requestId: string | null,
  body: unknown,
): AmazonPayError {
  const { reasonCode, message } = readReason(body, status)
  const ErrorFor = BY_REASON_CODE[reasonCode] ?? classByStatus(status)
  const hint = HINTS[reasonCode] ?? (status === 401 || status === 403 ? KEYS_HINT : "")
  const text = [`Amazon Pay answered ${status} ${reasonCode} to ${operation}`, message && `: ${message}`]
    .filter(Boolean)
    .join("")
  return new ErrorFor([text, hint].filter(Boolean).join(" "), {
    operation,
    reasonCode,
    status,
    requestId,
    isQuoted: true,
  })
}

function classByStatus(status: number): ErrorClass {
  if (isTransientStatus(status)) return AmazonPayUnavailableError
  if (status === 401 || status === 403) return AmazonPayConfigurationError
  if (status === 404) return AmazonPayNotFoundError
  if (status === 409 || status === 422) return AmazonPayStateError
  return AmazonPayInvalidRequestError
}

const KEYS_HINT =
  "Check that merchantId, storeId, publicKeyId, privateKey and region are of one account and one environment: " +
  "a LIVE- key needs the storeId made under the production environment, a SANDBOX- key the one made under the test environment."

const HINTS: Readonly<Record<string, string>> = {
  UnauthorizedAccess: KEYS_HINT,
  InvalidAccountStatus: "The Amazon Pay account cannot take payments now: see its notifications in Seller Central.",
  InvalidRequestSignature: "The privateKey does not belong to the publicKeyId, or the request was changed on its way.",
  DuplicateIdempotencyKey:
    "The same operation was sent before with other values. Look at the payment's state before trying again.",
}

/** Only these two fields are read: a message is Amazon's own text, the signature echo is cut. */
function readReason(body: unknown, status: number): { reasonCode: string; message: string } {
  const field = (name: string) => {
    const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === "string" ? value : ""
  }
  const reasonCode = field("reasonCode") || (status === 429 ? "TooManyRequests" : `Http${status}`)
  const message = reasonCode === "InvalidRequestSignature" ? "" : field("message").slice(0, 300)
  return { reasonCode, message }
}
