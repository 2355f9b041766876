/** Every reasonCode the emulator can answer with, and the HTTP status it comes with at Amazon Pay. */
const STATUS = {
  InvalidHeaderValue: 400,
  MissingHeader: 400,
  MissingHeaderValue: 400,
  InvalidRequest: 400,
  InvalidRequestFormat: 400,
  InvalidParameterValue: 400,
  InvalidParameterCombination: 400,
  MissingParameterValue: 400,
  UnrecognizedField: 400,
  InvalidSandboxSimulationSpecified: 400,
  DuplicateIdempotencyKey: 400,
  CurrencyMismatch: 400,
  TransactionAmountExceeded: 400,
  PeriodicAmountExceeded: 400,
  UnauthorizedAccess: 401,
  InvalidAccountStatus: 403,
  InvalidAuthentication: 403,
  InvalidRequestSignature: 403,
  ResourceNotFound: 404,
  UnsupportedOperation: 405,
  RequestTimeout: 408,
  AmountMismatch: 409,
  InvalidCheckoutSessionStatus: 422,
  CheckoutSessionCanceled: 422,
  ChargePermissionNotModifiable: 422,
  InvalidChargePermissionStatus: 422,
  InvalidChargeStatus: 422,
  TransactionCountExceeded: 422,
  SoftDeclined: 422,
  HardDeclined: 422,
  AmazonRejected: 422,
  TransactionTimedOut: 422,
  PaymentMethodNotAllowed: 422,
  MFANotCompleted: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
  ProcessingFailure: 500,
  ServiceUnavailable: 503,
} as const

/** Callers should match on this, not on the status: some codes are reported with two. */
export type ReasonCode = keyof typeof STATUS

/** An answer that is not 2xx. Thrown by operations, turned into `{reasonCode, message}` in one place. */
export class AmazonPayError extends Error {
  constructor(
    readonly reasonCode: ReasonCode,
    message: string,
    /** Only for a code that is reported with more than one. */
    readonly status: number = STATUS[reasonCode],
  ) {
    super(message)
    this.name = "AmazonPayError"
  }
}

const CALLED_IN_WRONG_STATE = "that is in a state where that operation cannot be called."

/** The errors more than one operation answers with; their texts are Amazon's where a text is known. */
export const refuse = {
  invalidValue: (parameter: string, hint = "") =>
    new AmazonPayError(
      "InvalidParameterValue",
      `The value provided for '${parameter}' is invalid.${hint && ` ${hint}`}`,
    ),
  missingValue: (parameter: string) =>
    new AmazonPayError("MissingParameterValue", `Value is missing for the required parameter ${parameter}`),
  unknownField: (parameter: string) =>
    new AmazonPayError(
      "UnrecognizedField",
      `The field '${parameter.split(".").at(-1) ?? ""}' is invalid for this API.`,
    ),
  badCombination: (message: string) => new AmazonPayError("InvalidParameterCombination", message),
  notFound: (kind: string, id: string) =>
    new AmazonPayError("ResourceNotFound", `The ${kind} '${id}' was not found. Check the id and the environment.`),
  sessionStatus: () =>
    new AmazonPayError(
      "InvalidCheckoutSessionStatus",
      `You tried to call an operation on a Checkout Session ${CALLED_IN_WRONG_STATE}`,
    ),
  permissionStatus: () =>
    new AmazonPayError(
      "InvalidChargePermissionStatus",
      `You tried to call an operation on a Charge Permission ${CALLED_IN_WRONG_STATE}`,
    ),
  chargeStatus: () =>
    new AmazonPayError("InvalidChargeStatus", `You tried to call an operation on a Charge ${CALLED_IN_WRONG_STATE}`),
  amountExceeded: (message: string) => new AmazonPayError("TransactionAmountExceeded", message),
  currencyMismatch: () =>
    new AmazonPayError("CurrencyMismatch", "The currency code of this request differs from the one of the checkout."),
  declined: (reasonCode: DeclineCode) => new AmazonPayError(reasonCode, DECLINES[reasonCode]),
}

/** What an authorization or a capture can be refused with while the caller waits. */
export type DeclineCode =
  "SoftDeclined" | "HardDeclined" | "AmazonRejected" | "TransactionTimedOut" | "ProcessingFailure"

const DECLINES: { readonly [code in DeclineCode]: string } = {
  SoftDeclined: "The charge was declined. A retry may be successful.",
  HardDeclined: "The charge was declined. The buyer has to choose another payment method.",
  AmazonRejected: "The charge was declined by Amazon. The associated Charge Permission was closed.",
  TransactionTimedOut: "The charge was declined because Amazon Pay did not have enough time to process it.",
  ProcessingFailure: "Amazon Pay could not process the charge because of an internal error.",
}
