import type { DeliverySpecifications } from "./delivery-specifications"
import type { Price } from "./money"
import type { RecurringMetadata } from "./recurring/terms"
import type { MerchantMetadata } from "./resources/checkout-session"
import type { ChargePermissionType, PaymentIntent } from "./states"

export type { RecurringMetadata } from "./recurring/terms"
export { CHARGE_PERMISSION_TYPES, type ChargePermissionType } from "./states"

export const PRODUCT_TYPES = ["PayAndShip", "PayOnly"] as const
export type ProductType = (typeof PRODUCT_TYPES)[number]
export const PLACEMENTS = ["Home", "Product", "Cart", "Checkout", "Other"] as const
export type Placement = (typeof PLACEMENTS)[number]

/** Where Amazon sends the buyer back to. */
export interface ReturnUrls {
  review: string
  result: string
  cancel: string
}

/** An address of the shop's, for the direct flow: there the buyer cannot choose one at Amazon. */
export interface AddressDetails {
  name: string
  addressLine1: string
  addressLine2?: string
  addressLine3?: string
  city?: string
  districtOrCounty?: string
  stateOrRegion?: string
  postalCode?: string
  countryCode: string
  phoneNumber: string
}

export interface CommonPayload {
  storeId: string
  returnUrls: ReturnUrls
  chargePermissionType: ChargePermissionType
  recurringMetadata?: RecurringMetadata
  /** setupOnly: nothing is bought at this checkout. Something is without it. */
  paymentMethodOnFileMetadata?: { setupOnly: boolean }
  /** Only where the checkout is not priced in the account's ledger currency (Europe). */
  presentmentCurrency?: string
  /** Only possible here, never later: charges above the order's total, and 13 months instead of 180 days. */
  allowOvercharge: boolean
  extendExpiration: boolean
}

export interface ReviewPayload extends CommonPayload {
  deliverySpecifications?: DeliverySpecifications
}

export interface DirectPayload extends CommonPayload {
  chargeAmount: Price
  /** The whole order, when the chargeAmount is only its first part. */
  totalOrderAmount?: Price
  paymentIntent: PaymentIntent
  canHandlePendingAuthorization: boolean
  merchantMetadata: MerchantMetadata
  /** For PayAndShip only: with PayOnly Amazon refuses it. */
  addressDetails: AddressDetails | null
}

/** Everything but the billing address is Amazon's default, so all are named. */
const SCOPES = ["name", "email", "phoneNumber", "billingAddress"]

/** The payload of the review flow: Amazon brings the buyer back to the shop's own review page before any amount is set. */
export function reviewPayload(payload: ReviewPayload): string {
  const paymentDetails = fixedDetails(payload)
  return JSON.stringify({
    webCheckoutDetails: {
      checkoutReviewReturnUrl: payload.returnUrls.review,
      checkoutResultReturnUrl: payload.returnUrls.result,
      checkoutCancelUrl: payload.returnUrls.cancel,
    },
    ...common(payload),
    ...(payload.deliverySpecifications ? { deliverySpecifications: payload.deliverySpecifications } : {}),
    ...(Object.keys(paymentDetails).length > 0 ? { paymentDetails } : {}),
  })
}

/** The payload of the direct flow (checkoutMode ProcessOrder): amount and address are settled before the button. */
export function directPayload(payload: DirectPayload): string {
  return JSON.stringify({
    webCheckoutDetails: {
      checkoutMode: "ProcessOrder",
      checkoutResultReturnUrl: payload.returnUrls.result,
      checkoutCancelUrl: payload.returnUrls.cancel,
    },
    ...common(payload),
    paymentDetails: {
      paymentIntent: payload.paymentIntent,
      canHandlePendingAuthorization: payload.canHandlePendingAuthorization,
      chargeAmount: payload.chargeAmount,
      ...(payload.totalOrderAmount ? { totalOrderAmount: payload.totalOrderAmount } : {}),
      ...fixedDetails(payload),
    },
    merchantMetadata: payload.merchantMetadata,
    ...(payload.addressDetails ? { addressDetails: payload.addressDetails } : {}),
  })
}

/** Amazon refuses the terms of another type. */
function common({ storeId, chargePermissionType, ...terms }: CommonPayload) {
  const { recurringMetadata, paymentMethodOnFileMetadata = { setupOnly: false } } = terms
  return {
    storeId,
    scopes: SCOPES,
    chargePermissionType,
    ...(chargePermissionType === "Recurring" && recurringMetadata ? { recurringMetadata } : {}),
    ...(chargePermissionType === "PaymentMethodOnFile" ? { paymentMethodOnFileMetadata } : {}),
  }
}

function fixedDetails({ allowOvercharge, extendExpiration, presentmentCurrency }: CommonPayload) {
  return {
    ...(presentmentCurrency ? { presentmentCurrency } : {}),
    ...(allowOvercharge ? { allowOvercharge } : {}),
    ...(extendExpiration ? { extendExpiration } : {}),
  }
}
