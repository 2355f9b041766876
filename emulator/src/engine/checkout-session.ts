import type { AddressInput } from "../domain/address.js"
import type { Money } from "../domain/money.js"
import type {
  ChargePermissionType,
  ConstraintId,
  Environment,
  PaymentIntent,
  ProductType,
  SessionCancelReason,
} from "../domain/states.js"
import type { Instant } from "../domain/timestamp.js"
import type { BuyNow } from "./buy-now.js"
import type { BuyerChoice } from "./buyer-account.js"
import type { DeliverySpecifications } from "./delivery-specifications.js"
import type { MerchantMetadata } from "./merchant-metadata.js"
import type { RecurringMetadata } from "./recurring-metadata.js"

/** One checkout of one buyer: open for 24 hours, then Completed or Canceled, gone after 30 days. */
export type CheckoutSession = {
  readonly id: string
  readonly merchantId: string
  readonly environment: Environment
  readonly createdAt: Instant
  updatedAt: Instant
  status: CheckoutSessionStatus
}

/** The details live in the Open state only, because Amazon answers with ids and state once it is over. */
export type CheckoutSessionStatus =
  | { readonly state: "Open"; readonly checkout: Checkout }
  | {
      readonly state: "Completed"
      readonly chargePermissionId: string
      readonly chargeId: string | null
      readonly resultReturnUrl: string | null
    }
  | { readonly state: "Canceled"; readonly reason: SessionCancelReason; readonly resultReturnUrl: string | null }

/** Everything an open Checkout Session holds. */
export type Checkout = {
  readonly storeId: string
  readonly productType: ProductType | null
  reviewReturnUrl: string | null
  resultReturnUrl: string | null
  cancelUrl: string | null
  readonly mode: "ProcessOrder" | null
  payment: PaymentDetails
  chargePermissionType: ChargePermissionType
  recurring: RecurringMetadata | null
  readonly setupOnly: boolean | null
  merchantMetadata: MerchantMetadata
  supplementaryData: string | null
  platformId: string | null
  providerReferenceId: string | null
  readonly scopes: readonly string[] | null
  readonly deliverySpecifications: DeliverySpecifications | null
  readonly addressDetails: AddressInput | null
  /** Of the hosted pages; null leaves it to the emulator's own setting. */
  readonly language: string | null
  /** The page that carried the button: where a cancel leads without a checkoutCancelUrl. */
  readonly referrer: string | null
  readonly estimatedOrderAmount: Money | null
  choice: BuyerChoice | null
  /** The buyer pressed "pay now" on Amazon's page, before there was an amount: Finalize asks for it. */
  confirmed: boolean
  /** Null but for a Buy Now button. */
  readonly buyNow: BuyNow | null
  /** Set when the buyer came through amazonPayRedirectUrl; nothing in a response shows it. */
  approval: "authorized" | "pendingThenApproves" | "pendingThenDeclines" | null
}

/**
 * Null is what nobody has set yet. allowOvercharge and extendExpiration are set at creation or never; presentmentCurrency
 * too, but for what a chargeAmount in another currency makes of it.
 */
export type PaymentDetails = {
  readonly paymentIntent: PaymentIntent | null
  readonly canHandlePendingAuthorization: boolean | null
  readonly chargeAmount: Money | null
  readonly totalOrderAmount: Money | null
  readonly softDescriptor: string | null
  readonly presentmentCurrency: string | null
  readonly allowOvercharge: boolean | null
  readonly extendExpiration: boolean | null
}

/** Whether the shop can live with an authorization that is judged later. */
export function canBePending({ paymentIntent, canHandlePendingAuthorization }: PaymentDetails): boolean {
  return paymentIntent === "Authorize" && canHandlePendingAuthorization === true
}

/** The amount as far as anybody knows it yet; before the review that is the button's estimate, if any. */
export function knownAmount({ payment, estimatedOrderAmount }: Checkout): Money | null {
  return payment.totalOrderAmount ?? payment.chargeAmount ?? estimatedOrderAmount
}

/** What still keeps the buyer from being sent to amazonPayRedirectUrl, in the order Amazon lists it. */
export function constraintsOf(checkout: Checkout): ConstraintId[] {
  const missing: ConstraintId[] = []
  if (checkout.choice === null) missing.push("BuyerNotAssociated")
  if (checkout.payment.chargeAmount === null && checkout.setupOnly !== true) missing.push("ChargeAmountNotSet")
  if (checkout.resultReturnUrl === null) missing.push("CheckoutResultReturnUrlNotSet")
  if (checkout.payment.paymentIntent === null) missing.push("PaymentIntentNotSet")
  if (checkout.chargePermissionType === "Recurring" && !checkout.recurring?.frequency) {
    missing.push("RecurringFrequencyNotSet")
  }
  return missing
}
