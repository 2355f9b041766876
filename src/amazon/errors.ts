import { isSkewed } from "./clock-skew"
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
  /** The field of the request that Amazon found wrong, where it names one. */
  parameter?: string | null
}

export abstract class AmazonPayError extends Error implements InOwnWords {
  readonly operation: string
  readonly reasonCode: string
  readonly status: number | null
  readonly requestId: string | null
  readonly parameter: string | null
  readonly in_own_words: string
  /** Amazon's time, where its answer says it. */
  answeredAt: Date | null = null
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
    this.parameter = details.parameter ?? null
    this.in_own_words = message
  }
}

/** Mend the account's settings (keys, store id, region, rights), or this server's clock. */
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

const BY_REASON_CODE = {
  UnauthorizedAccess: AmazonPayConfigurationError,
  InvalidAuthentication: AmazonPayConfigurationError,
  InvalidAccountStatus: AmazonPayConfigurationError,
  InvalidRequestSignature: AmazonPayConfigurationError,
  InvalidAuthorizationToken: AmazonPayConfigurationError,
  // Of the headers, which say who asks, and when: a wrong clock for one. They say nothing of what is asked.
  InvalidHeaderValue: AmazonPayConfigurationError,
  MissingHeader: AmazonPayConfigurationError,
  MissingHeaderValue: AmazonPayConfigurationError,
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
} as const satisfies Record<string, ErrorClass>

/** Amazon's reason codes of refused requests, as far as they say what to mend. More come, and new ones may. */
export type KnownReasonCode = keyof typeof BY_REASON_CODE

const CLASSES: ReadonlyMap<string, ErrorClass> = new Map(Object.entries(BY_REASON_CODE))

/** Statuses that say "later", never "no" (as in Amazon's PHP and Java SDKs). */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500
}

/**
 * The error for an answer that is not 2xx. Amazon's own explanation is left out, for it may quote the request with the
 * buyer's address, and Medusa logs what an admin is told; the reason code is explained in words of ours.
 *
 * @param body Amazon's `{reasonCode, message}`, or whatever came
 * @param skewSeconds how far this server's clock is ahead of Amazon's; null where the answer does not say it
 */
export function errorFromAnswer(
  operation: string,
  status: number,
  requestId: string | null,
  body: unknown,
  skewSeconds: number | null = null,
): AmazonPayError {
  const reasonCode = readReasonCode(body, status)
  const ErrorFor = CLASSES.get(reasonCode) ?? classByStatus(status)
  const answer = `Amazon Pay answered ${status} ${reasonCode} to ${operation} (request ${requestId ?? "unknown"}).`
  const isDated = DATED.has(reasonCode) && isSkewed(skewSeconds)
  const remedy = isDated
    ? setClock(skewSeconds)
    : (REMEDIES.get(reasonCode) ?? (status === 401 || status === 403 ? KEYS : ""))
  const parameter = readParameter(body)
  return new ErrorFor([answer, remedy].filter(Boolean).join(" "), {
    operation,
    reasonCode,
    status,
    requestId,
    parameter,
  })
}

/** Refused for the time in the signature, if this server's clock is wrong. */
const DATED: ReadonlySet<string> = new Set([
  "InvalidHeaderValue",
  "InvalidRequestSignature",
  "InvalidAuthorizationToken",
  "UnauthorizedAccess",
])

function setClock(seconds: number): string {
  const way = seconds > 0 ? "ahead of" : "behind"
  return `This server's clock is ${Math.abs(seconds)} seconds ${way} Amazon's, which takes no request dated so. Set it right.`
}

function classByStatus(status: number): ErrorClass {
  if (isTransientStatus(status)) return AmazonPayUnavailableError
  if (status === 401 || status === 403) return AmazonPayConfigurationError
  if (status === 404) return AmazonPayNotFoundError
  if (status === 409 || status === 422) return AmazonPayStateError
  return AmazonPayInvalidRequestError
}

const KEYS =
  "Check that merchantId, storeId, publicKeyId, privateKey and region are of one account and one environment: " +
  "a LIVE- key needs the storeId made under the production environment, a SANDBOX- key the one made under the test environment."
const REQUEST = "The plugin's request is not as Amazon wants it: give Amazon's support the request's number."
const DECLINED = "Ask the buyer to choose another payment method."
const STATE = "Refresh the Amazon Pay panel to see its state."
const LATER = "Try again later."

/** What is wrong, where the code does not say it, and what to do. */
const REMEDIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    UnauthorizedAccess: KEYS,
    InvalidAuthentication: KEYS,
    InvalidAuthorizationToken: KEYS,
    InvalidAccountStatus: "The Amazon Pay account cannot take payments now: see its notifications in Seller Central.",
    InvalidRequestSignature:
      "The privateKey does not belong to the publicKeyId, or the request was changed on its way.",
    DuplicateIdempotencyKey:
      "The same operation was sent before with other values. Look at the payment's state before trying again.",
    InvalidHeaderValue: REQUEST,
    MissingHeader: REQUEST,
    MissingHeaderValue: REQUEST,
    InvalidRequest: REQUEST,
    InvalidRequestFormat: REQUEST,
    InvalidParameterValue: REQUEST,
    InvalidParameterCombination: REQUEST,
    MissingParameterValue: REQUEST,
    UnrecognizedField: REQUEST,
    InvalidSandboxSimulationSpecified: "Amazon's sandbox knows no such simulation code.",
    ResourceNotFound: "Amazon does not know it in this account and environment: look for it in Seller Central.",
    CurrencyMismatch: "The amount is in another currency than the buyer agreed to.",
    AmountMismatch: "The amount is another one than the buyer agreed to.",
    TransactionAmountExceeded:
      "The amount is more than Amazon has left for it. Refresh the Amazon Pay panel, and ask for less.",
    PeriodicAmountExceeded: "It is more than may be charged within a month: wait for the next one.",
    TransactionCountExceeded: "Amazon allows no further one: look for those made in Seller Central.",
    InvalidCheckoutSessionStatus: "The checkout is completed or canceled already.",
    CheckoutSessionCanceled: "The checkout is canceled: the buyer has to pay anew.",
    InvalidChargeStatus: STATE,
    InvalidChargePermissionStatus: STATE,
    ChargePermissionNotModifiable: STATE,
    SoftDeclined: `Declined for now. ${LATER}`,
    HardDeclined: `Declined for good. ${DECLINED}`,
    PaymentMethodNotAllowed: DECLINED,
    MFANotCompleted: "The buyer has not passed the bank's identity check.",
    AmazonRejected: "Amazon has rejected it: see Seller Central.",
    TransactionTimedOut: `Amazon could not decide in time. ${DECLINED}`,
    ProcessingFailure: `Amazon could not process it. ${LATER}`,
    TooManyRequests: LATER,
    InternalServerError: LATER,
    ServiceUnavailable: LATER,
  }),
)

/** A code is one word; other text would be told and logged with whatever it says. */
export const REASON_CODE = /^\w{1,60}$/

/** "The value provided for 'storeId' is invalid.", "Value is missing for the required parameter storeId": a name alone. */
function readParameter(body: unknown): string | null {
  const message: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "message") : undefined
  if (typeof message !== "string") return null
  return /\b(?:provided for|parameter|field)(?: the header)? ['"[]?([a-z][\w.-]{0,60})/i.exec(message)?.[1] ?? null
}

/**
 * A status that says "later" is no answer, whatever code its body has: Amazon's error page comes as a 500 with
 * ResourceNotFound, which is of the page (Amazon Pay's Java SDK, issue 11).
 */
function readReasonCode(body: unknown, status: number): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "reasonCode") : undefined
  const isLater = isTransientStatus(status)
  const isCode = typeof value === "string" && REASON_CODE.test(value)
  if (isCode && !(isLater && (CLASSES.get(value) ?? AmazonPayUnavailableError) !== AmazonPayUnavailableError))
    return value
  return status === 429 ? "TooManyRequests" : `Http${status}`
}
