import type { ShopperFailureCode } from "./code.js"

/**
 * Amazon's reason codes that a shopper can meet: of a Checkout Session, of the calls that a checkout makes, of a Charge
 * that was refused and of a Charge Permission that takes none. (Amazon Pay API reference, "States and reason codes" and
 * "Error handling".) What only a programmer can meet, such as a missing parameter, is payment_failed.
 */
const BY_REASON_CODE: Readonly<Record<string, ShopperFailureCode>> = {
  // A Canceled Checkout Session. AmazonCanceled says that Amazon could not go on: payment_failed.
  BuyerCanceled: "buyer_canceled",
  Declined: "declined",
  Expired: "expired",

  // A refused Charge
  SoftDeclined: "declined",
  HardDeclined: "declined",
  PaymentMethodNotAllowed: "payment_method_unusable",
  MFANotCompleted: "authentication_failed",
  TransactionTimedOut: "timed_out",
  TransactionAmountExceeded: "amount_too_high",
  PeriodicAmountExceeded: "amount_too_high",
  ExpiredUnused: "expired",

  // A Charge Permission that is NonChargeable until the buyer does something about it
  PaymentMethodInvalid: "payment_method_unusable",
  PaymentMethodDeleted: "payment_method_unusable",
  PaymentMethodExpired: "payment_method_unusable",
  PaymentMethodNotSet: "payment_method_unusable",
  BillingAddressDeleted: "payment_method_unusable",
  MFAFailed: "authentication_failed",

  // Complete Checkout Session
  CheckoutSessionCanceled: "payment_failed",
  InvalidCheckoutSessionStatus: "not_approved",
  AmountMismatch: "total_changed",
  CurrencyMismatch: "cart_changed",
  ResourceNotFound: "session_gone",

  // Amazon is away, or busy
  ProcessingFailure: "amazon_unreachable",
  InternalServerError: "amazon_unreachable",
  ServiceUnavailable: "amazon_unreachable",
  RequestTimeout: "amazon_unreachable",
  TooManyRequests: "amazon_unreachable",
  RequestThrottled: "amazon_unreachable",

  // The shop's account
  UnauthorizedAccess: "not_configured",
  InvalidAuthentication: "not_configured",
  InvalidAccountStatus: "not_configured",
  InvalidRequestSignature: "not_configured",
  InvalidAuthorizationToken: "not_configured",

  // Update Checkout Session answered 200, but nobody has logged in at Amazon
  BuyerNotAssociated: "not_approved",
}

/** What to tell the shopper about a reason code of Amazon's; one that is not known is a failed payment. */
export function failureOfReasonCode(reasonCode: string | null | undefined): ShopperFailureCode {
  const known = reasonCode != null && Object.hasOwn(BY_REASON_CODE, reasonCode)
  return (known ? BY_REASON_CODE[reasonCode] : undefined) ?? "payment_failed"
}

/** Why a Checkout Session is Canceled: BuyerCanceled, Declined, Expired, or Amazon's own reasons. */
export function failureOfCanceledSession(reasonCode: string | null): ShopperFailureCode {
  return failureOfReasonCode(reasonCode)
}
