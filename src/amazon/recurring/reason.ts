import { readState } from "../states"

/** Why a permission is NonChargeable (Amazon Pay documentation, "Saved wallet"). What is not among them reads as "Unknown". */
export const NON_CHARGEABLE_REASONS = [
  "ChargeInProgress",
  "PaymentMethodInvalid",
  "PaymentMethodDeleted",
  "PaymentMethodExpired",
  "PaymentMethodNotAllowed",
  "PaymentMethodNotSet",
  "BillingAddressDeleted",
  "MFAFailed",
] as const
export type NonChargeableReason = (typeof NON_CHARGEABLE_REASONS)[number] | "Unknown"

/** Why one is Closed. */
export const CLOSED_REASONS = [
  "BuyerClosed",
  "BuyerCanceled",
  "MerchantClosed",
  "MerchantCanceled",
  "AmazonClosed",
  "AmazonCanceled",
  "Expired",
] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number] | "Unknown"

/** Who ended a permission. */
export type ClosedBy = "buyer" | "merchant" | "amazon" | "expired"

const CLOSED_BY = {
  BuyerClosed: "buyer",
  BuyerCanceled: "buyer",
  MerchantClosed: "merchant",
  MerchantCanceled: "merchant",
  AmazonClosed: "amazon",
  AmazonCanceled: "amazon",
  Expired: "expired",
  // Neither buyer nor shop is known to have done it.
  Unknown: "amazon",
} as const satisfies Record<ClosedReason, ClosedBy>

/** Of a Closed permission. */
export function closedBy(reasonCode: string | null): ClosedBy {
  return CLOSED_BY[readState(CLOSED_REASONS, reasonCode)]
}

const IS_MENDABLE = {
  // An authorization is pending, and passes by itself.
  ChargeInProgress: false,
  PaymentMethodInvalid: true,
  PaymentMethodDeleted: true,
  PaymentMethodExpired: true,
  PaymentMethodNotAllowed: true,
  PaymentMethodNotSet: true,
  BillingAddressDeleted: true,
  MFAFailed: true,
  // Else it would be tried again and again.
  Unknown: true,
} as const satisfies Record<NonChargeableReason, boolean>

/** Whether the buyer has to mend a NonChargeable permission at Amazon. */
export function isMendable(reasonCode: string | null): boolean {
  return IS_MENDABLE[readState(NON_CHARGEABLE_REASONS, reasonCode)]
}
