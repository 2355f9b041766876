/**
 * The states of Amazon's objects as closed unions. A state we do not know is "Unknown", which means "wait": never paid
 * and never canceled. (Amazon Pay API reference, "States and reason codes".)
 */
export const CHECKOUT_SESSION_STATES = ["Open", "Completed", "Canceled"] as const
export const CHARGE_PERMISSION_STATES = ["Chargeable", "NonChargeable", "Closed"] as const
export const CHARGE_STATES = [
  "AuthorizationInitiated",
  "Authorized",
  "CaptureInitiated",
  "Captured",
  "Canceled",
  "Declined",
] as const
export const REFUND_STATES = ["RefundInitiated", "Refunded", "Declined"] as const

export const CHARGE_PERMISSION_TYPES = ["OneTime", "Recurring", "PaymentMethodOnFile"] as const
export type ChargePermissionType = (typeof CHARGE_PERMISSION_TYPES)[number]

export type CheckoutSessionState = (typeof CHECKOUT_SESSION_STATES)[number] | "Unknown"
export type ChargePermissionState = (typeof CHARGE_PERMISSION_STATES)[number] | "Unknown"
export type ChargeState = (typeof CHARGE_STATES)[number] | "Unknown"
export type RefundState = (typeof REFUND_STATES)[number] | "Unknown"

/** What the merchant wants to happen at Complete. */
export const PAYMENT_INTENTS = ["Authorize", "AuthorizeWithCapture", "Confirm"] as const
export type PaymentIntent = (typeof PAYMENT_INTENTS)[number]

export function readState<State extends string>(known: readonly State[], value: unknown): State | "Unknown" {
  return known.find((state) => state === value) ?? "Unknown"
}
