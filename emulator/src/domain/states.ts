/** The closed sets of values an object of Amazon Pay can take. Amazon Pay API reference, object pages. */

/** releaseEnvironment: objects of one are invisible from the other. */
export type Environment = "Sandbox" | "Live"

/** An attribute of the button, not of its payload; PayOnly has no shipping address. */
export type ProductType = "PayAndShip" | "PayOnly"

/** Confirm makes a permission only, Authorize a charge too, AuthorizeWithCapture captures it at once. */
export const PAYMENT_INTENTS = ["Confirm", "Authorize", "AuthorizeWithCapture"] as const
/** Tried when the buyer approves, made final by Complete. */
export type PaymentIntent = (typeof PAYMENT_INTENTS)[number]

/** OneTime has a limit for good; the other two have one for each calendar month. */
export const CHARGE_PERMISSION_TYPES = ["OneTime", "Recurring", "PaymentMethodOnFile"] as const
/** Decides limit, expiry and the letter of the id. */
export type ChargePermissionType = (typeof CHARGE_PERMISSION_TYPES)[number]

/** Why a Checkout Session came to nothing. */
export type SessionCancelReason = "BuyerCanceled" | "Expired" | "AmazonCanceled" | "Declined"

/** What the buyer can mend on their account page. */
export const PERMISSION_BLOCK_REASONS = [
  "PaymentMethodInvalid",
  "PaymentMethodDeleted",
  "PaymentMethodExpired",
  "PaymentMethodNotAllowed",
  "PaymentMethodNotSet",
  "BillingAddressDeleted",
  "MFAFailed",
] as const
/** Why a permission cannot be charged until the buyer mends it. */
export type PermissionBlockReason = (typeof PERMISSION_BLOCK_REASONS)[number]

/** AmazonClosed is the good end of a OneTime permission: everything is captured. */
export const PERMISSION_CLOSE_REASONS = [
  "MerchantClosed",
  "BuyerClosed",
  "AmazonCanceled",
  "AmazonClosed",
  "Expired",
] as const
/** Why a permission is over. */
export type PermissionCloseReason = (typeof PERMISSION_CLOSE_REASONS)[number]

/** Who let an authorization go. */
export type ChargeCancelReason =
  "ExpiredUnused" | "AmazonCanceled" | "MerchantCanceled" | "ChargePermissionCanceled" | "BuyerCanceled"
/** SoftDeclined may work another day; HardDeclined needs another card; AmazonRejected ends the permission. */
export type ChargeDeclineReason =
  "SoftDeclined" | "HardDeclined" | "AmazonRejected" | "ProcessingFailure" | "TransactionTimedOut"

/** AmazonRejected: give the money back another way. ProcessingFailure: an error, or it was given back already. */
export type RefundDeclineReason = "AmazonRejected" | "ProcessingFailure"

/** The first text is from a recorded response of Amazon's sandbox, the others from its guides. */
export const CONSTRAINTS = {
  BuyerNotAssociated:
    "There is no buyer associated with the Checkout Session. Return the checkout session id to the Amazon Pay Button to allow buyer to login.",
  ChargeAmountNotSet: "chargeAmount is not set.",
  CheckoutResultReturnUrlNotSet: "checkoutResultReturnUrl is not set.",
  PaymentIntentNotSet: "paymentIntent is not set.",
  RecurringFrequencyNotSet: "recurringMetadata.frequency is not set.",
} as const
/** What can be missing before the buyer can be sent to approve. */
export type ConstraintId = keyof typeof CONSTRAINTS

/** Fails to compile when a switch misses a case, and says so if untyped data ever reaches it. */
export function unreachable(value: never): never {
  throw new TypeError(`Not a value of the union: ${JSON.stringify(value)}`)
}
