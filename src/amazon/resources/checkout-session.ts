import { z } from "zod"
import type { ChargeId, ChargePermissionId, CheckoutSessionId } from "../ids"
import { isChargeId, isChargePermissionId } from "../ids"
import type { Money, Price } from "../money"
import type { RecurringMetadata } from "../recurring/terms"
import { readAgreement, type Agreement } from "../recurring/agreement"
import { CHECKOUT_SESSION_STATES, readState, type CheckoutSessionState, type PaymentIntent } from "../states"
import { nullableAddress, type AmazonAddress } from "./address"
import { lenient, price, statusDetails, text, timestamp } from "./wire"

/** Amazon Pay's Checkout Session: one buyer's visit, from the button to Complete. */
export interface CheckoutSession {
  checkoutSessionId: CheckoutSessionId
  state: CheckoutSessionState
  reasonCode: string | null
  webCheckoutDetails: {
    checkoutReviewReturnUrl: string | null
    checkoutResultReturnUrl: string | null
    /** null until nothing is left in `constraints`. */
    amazonPayRedirectUrl: string | null
  }
  productType: string | null
  chargeAmount: Money | null
  /** Only where more than the chargeAmount is to be charged after the checkout. */
  totalOrderAmount: Money | null
  /** What still has to be set before the buyer can be sent to amazonPayRedirectUrl, e.g. "ChargeAmountNotSet". */
  constraints: string[]
  /** Open sessions only: Amazon empties these at Complete. */
  buyer: { buyerId: string | null; name: string | null; email: string | null; phoneNumber: string | null }
  shippingAddress: AmazonAddress | null
  billingAddress: AmazonAddress | null
  /** "Visa ****1111 (Amazon Pay)": show it verbatim. */
  paymentDescriptor: string | null
  chargePermissionId: ChargePermissionId | null
  /** null with paymentIntent Confirm. */
  chargeId: ChargeId | null
  /** What else the buyer agrees to; null when Amazon does not say, as once the session is completed. */
  agreement: Agreement | null
  expirationTimestamp: Date | null
}

/** What may be set on a session that is Open, as often as needed (Update Checkout Session). */
export interface CheckoutSessionUpdate {
  paymentDetails: {
    paymentIntent: PaymentIntent
    canHandlePendingAuthorization: boolean
    chargeAmount: Price
    /** The whole order, when the chargeAmount is only its first part. */
    totalOrderAmount?: Price
  }
  merchantMetadata?: MerchantMetadata
  /** A OneTime session becomes Recurring, with its terms. The way back is documented nowhere: that is a new session. */
  chargePermissionType?: "Recurring"
  recurringMetadata?: RecurringMetadata
}

/** Shown to the buyer and in Seller Central. Longest: 256, 50, 255 and 4096 bytes. */
export interface MerchantMetadata {
  merchantReferenceId?: string
  merchantStoreName?: string
  noteToBuyer?: string
  customInformation?: string
}

const schema = lenient({
  statusDetails,
  webCheckoutDetails: lenient({
    checkoutReviewReturnUrl: text,
    checkoutResultReturnUrl: text,
    amazonPayRedirectUrl: text,
  }),
  productType: text,
  paymentDetails: lenient({ chargeAmount: price, totalOrderAmount: price }),
  constraints: z.array(lenient({ constraintId: text })).catch([]),
  buyer: lenient({ buyerId: text, name: text, email: text, phoneNumber: text }),
  shippingAddress: nullableAddress,
  billingAddress: nullableAddress,
  paymentPreferences: z.array(lenient({ paymentDescriptor: text })).catch([]),
  chargePermissionId: text,
  chargeId: text,
  expirationTimestamp: timestamp,
  chargePermissionType: z.unknown().optional(),
  recurringMetadata: z.unknown().optional(),
})

/** @param checkoutSessionId the id we asked for: the answer is about that one */
export function readCheckoutSession(checkoutSessionId: CheckoutSessionId, body: unknown): CheckoutSession {
  const { statusDetails, paymentDetails, paymentPreferences, chargePermissionId, chargeId, constraints, ...given } =
    schema.parse(body)
  const { chargePermissionType, recurringMetadata, ...rest } = given
  return {
    ...rest,
    checkoutSessionId,
    state: readState(CHECKOUT_SESSION_STATES, statusDetails.state),
    reasonCode: statusDetails.reasonCode,
    chargeAmount: paymentDetails.chargeAmount,
    totalOrderAmount: paymentDetails.totalOrderAmount,
    constraints: constraints.flatMap(({ constraintId }) => constraintId ?? []),
    paymentDescriptor: paymentPreferences.find((preference) => preference.paymentDescriptor)?.paymentDescriptor ?? null,
    chargePermissionId: isChargePermissionId(chargePermissionId) ? chargePermissionId : null,
    chargeId: isChargeId(chargeId) ? chargeId : null,
    agreement: readAgreement({ chargePermissionType, recurringMetadata }),
  }
}
