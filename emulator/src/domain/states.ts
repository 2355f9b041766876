/** The closed sets of values an object of Amazon Pay can take. Amazon Pay API reference, object pages. */

export type Environment = "Sandbox" | "Live"

export type ProductType = "PayAndShip" | "PayOnly"

export const PAYMENT_INTENTS = ["Confirm", "Authorize", "AuthorizeWithCapture"] as const
export type PaymentIntent = (typeof PAYMENT_INTENTS)[number]

export const CHARGE_PERMISSION_TYPES = ["OneTime", "Recurring", "PaymentMethodOnFile"] as const
export type ChargePermissionType = (typeof CHARGE_PERMISSION_TYPES)[number]

export type SessionCancelReason = "BuyerCanceled" | "Expired" | "AmazonCanceled" | "Declined"

export type PermissionBlockReason = "PaymentMethodInvalid" | "ChargeInProgress"
export type PermissionCloseReason = "MerchantClosed" | "BuyerClosed" | "AmazonCanceled" | "AmazonClosed" | "Expired"

export type ChargeCancelReason =
  "ExpiredUnused" | "AmazonCanceled" | "MerchantCanceled" | "ChargePermissionCanceled" | "BuyerCanceled"
export type ChargeDeclineReason =
  "SoftDeclined" | "HardDeclined" | "AmazonRejected" | "ProcessingFailure" | "TransactionTimedOut"

export type RefundDeclineReason = "AmazonRejected" | "ProcessingFailure"

export const CONSTRAINTS = {
  BuyerNotAssociated:
    "There is no buyer associated with the Checkout Session. Return the checkout session id to the Amazon Pay Button to allow buyer to login.",
  ChargeAmountNotSet: "chargeAmount is not set.",
  CheckoutResultReturnUrlNotSet: "checkoutResultReturnUrl is not set.",
  PaymentIntentNotSet: "paymentIntent is not set.",
  RecurringFrequencyNotSet: "recurringMetadata.frequency is not set.",
} as const
export type ConstraintId = keyof typeof CONSTRAINTS

/** Fails to compile when a switch misses a case, and says so if untyped data ever reaches it. */
export function unreachable(value: never): never {
  throw new TypeError(`Not a value of the union: ${JSON.stringify(value)}`)
}
