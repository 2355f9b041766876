import { z } from "zod"
import { carrierMistake } from "../domain/carriers.js"
import { CHARGE_PERMISSION_TYPES, PAYMENT_INTENTS } from "../domain/states.js"
import { FREQUENCY_UNITS } from "../engine/recurring-metadata.js"

// The bodies Amazon Pay takes. Strict: a field that is not listed is UnrecognizedField. Lengths are the documented ones.

/** Amazon's tables say "characters/bytes": of the two readings this is the stricter, and Japanese takes three bytes a character. */
const text = (longest: number) =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) <= longest, `It is longer than ${longest} bytes.`)
    .nullish()
const url = text(512)
const price = z.strictObject({
  amount: z.union([z.string(), z.number()]),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
})
const merchantMetadata = z
  .strictObject({
    merchantReferenceId: text(256),
    merchantStoreName: text(50),
    noteToBuyer: text(255),
    customInformation: text(4096),
  })
  .nullish()
const recurringMetadata = z
  .strictObject({
    frequency: z.strictObject({ unit: z.enum(FREQUENCY_UNITS), value: z.union([z.string(), z.number()]) }).nullish(),
    amount: price.nullish(),
  })
  .nullish()
const providerMetadata = z.strictObject({ providerReferenceId: text(256) }).nullish()
const softDescriptor = text(16)
const paymentDetails = z
  .strictObject({
    paymentIntent: z.enum(PAYMENT_INTENTS).nullish(),
    canHandlePendingAuthorization: z.boolean().nullish(),
    chargeAmount: price.nullish(),
    totalOrderAmount: price.nullish(),
    softDescriptor,
    presentmentCurrency: text(3),
    allowOvercharge: z.boolean().nullish(),
    extendExpiration: z.boolean().nullish(),
    estimateOrderTotal: price.nullish(),
  })
  .nullish()
const areas = z.strictObject({
  statesOrRegions: z.array(z.string()).nullish(),
  zipCodes: z.array(z.string()).nullish(),
})
const deliverySpecifications = z
  .strictObject({
    specialRestrictions: z.array(z.enum(["RestrictPOBoxes", "RestrictPackstations"])).nullish(),
    addressRestrictions: z
      .strictObject({
        type: z.enum(["Allowed", "NotAllowed"]),
        restrictions: z.record(z.string().regex(/^[A-Z]{2}$/), areas.extend({ except: areas.nullish() })),
      })
      .nullish(),
  })
  .nullish()
const addressDetails = z
  .strictObject({
    // Percent-encoded Japanese is nine characters for one, hence generous.
    name: text(450),
    addressLine1: text(1620),
    addressLine2: text(540),
    addressLine3: text(540),
    city: text(450),
    districtOrCounty: text(450),
    county: text(450),
    district: text(450),
    stateOrRegion: text(450),
    postalCode: text(180),
    countryCode: z.string().optional(),
    phoneNumber: text(180),
  })
  .nullish()

const SCOPES = [
  "name",
  "email",
  "phoneNumber",
  "billingAddress",
  "postalCode",
  "shippingAddress",
  "primeStatus",
] as const

const sharedBySession = {
  paymentDetails,
  merchantMetadata,
  recurringMetadata,
  chargePermissionType: z.enum(CHARGE_PERMISSION_TYPES).nullish(),
  supplementaryData: text(4096),
  platformId: text(256),
  providerMetadata,
}

/** The button's payloadJSON and the body of Create Checkout Session. */
export const createCheckoutSessionBody = z.strictObject({
  webCheckoutDetails: z.strictObject({
    checkoutReviewReturnUrl: url,
    checkoutResultReturnUrl: url,
    checkoutCancelUrl: url,
    checkoutMode: z.enum(["ProcessOrder"]).nullish(),
  }),
  storeId: z.string(),
  scopes: z.array(z.enum(SCOPES)).nullish(),
  deliverySpecifications,
  addressDetails,
  paymentMethodOnFileMetadata: z.strictObject({ setupOnly: z.boolean().nullish() }).nullish(),
  /** Known and refused: the hosted update page of a payment method on file, and several addresses in one order. */
  chargePermissionId: text(256),
  multiAddressesCheckoutMetadata: z.array(z.unknown()).nullish(),
  ...sharedBySession,
})

/** The documents have the result URL only; the others are an official form. */
export const updateCheckoutSessionBody = z.strictObject({
  webCheckoutDetails: z
    .strictObject({ checkoutReviewReturnUrl: url, checkoutResultReturnUrl: url, checkoutCancelUrl: url })
    .nullish(),
  ...sharedBySession,
})

/**
 * Both may be absent here, because a set-up without a charge completes with `{}`; Complete itself knows which it
 * needs.
 */
export const completeCheckoutSessionBody = z.strictObject({
  chargeAmount: price.nullish(),
  totalOrderAmount: price.nullish(),
})

const finalAddress = z
  .strictObject({
    name: text(50),
    addressLine1: text(180),
    addressLine2: text(60),
    addressLine3: text(60),
    city: text(50),
    county: text(50),
    district: text(50),
    stateOrRegion: text(50),
    postalCode: text(20),
    countryCode: z.string().optional(),
    phoneNumber: text(20),
  })
  .nullish()

/** Finalize brings what Update would have. */
export const finalizeCheckoutSessionBody = z.strictObject({
  shippingAddress: finalAddress,
  billingAddress: finalAddress,
  chargeAmount: price,
  totalOrderAmount: price.nullish(),
  paymentIntent: z.enum(PAYMENT_INTENTS),
  canHandlePendingAuthorization: z.boolean().nullish(),
  supplementaryData: text(4096),
})

/** All that can change after the checkout; platformId is an official form. */
export const updateChargePermissionBody = z.strictObject({ merchantMetadata, recurringMetadata, platformId: text(256) })

/** Null too: the official Node SDK sends a literal `null` when it is called without a payload. */
export const closeChargePermissionBody = z
  .strictObject({ closureReason: text(255), cancelPendingCharges: z.boolean().nullish() })
  .nullable()

/** chargeInitiator and channel are kept and repeated; they decide nothing. */
export const createChargeBody = z.strictObject({
  chargePermissionId: z.string(),
  chargeAmount: price,
  captureNow: z.boolean().nullish(),
  canHandlePendingAuthorization: z.boolean().nullish(),
  softDescriptor,
  merchantMetadata,
  platformId: text(256),
  providerMetadata,
  webCheckoutDetails: z.strictObject({ checkoutResultReturnUrl: url }).nullish(),
  chargeInitiator: z.enum(["CITU", "MITU", "CITR", "MITR"]).nullish(),
  channel: z.enum(["Web", "Phone", "App", "Alexa", "PointOfSale", "FireTv", "Offline", "Amazon"]).nullish(),
})

const CANCEL_REASONS = [
  "ExpiredUnused",
  "AmazonCanceled",
  "MerchantCanceled",
  "ChargePermissionCanceled",
  "BuyerCanceled",
] as const
const DECLINE_REASONS = [
  "SoftDeclined",
  "HardDeclined",
  "AmazonRejected",
  "ProcessingFailure",
  "TransactionTimedOut",
] as const

/** What a payment service provider tells about a charge of its own. */
export const updateChargeBody = z.strictObject({
  statusDetails: z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("Authorized"), reasonDescription: text(255) }),
    z.strictObject({ state: z.literal("Captured"), reasonDescription: text(255) }),
    z.strictObject({ state: z.literal("Canceled"), reasonCode: z.enum(CANCEL_REASONS), reasonDescription: text(255) }),
    z.strictObject({ state: z.literal("Declined"), reasonCode: z.enum(DECLINE_REASONS), reasonDescription: text(255) }),
  ]),
})

/** captureAmount may be less than the charge, never more. */
export const captureChargeBody = z.strictObject({ captureAmount: price, softDescriptor })

/** Null too, as for closing a permission. */
export const cancelChargeBody = z.strictObject({ cancellationReason: text(255) }).nullable()

/** softDescriptor is left out of account in Japan. */
export const createRefundBody = z.strictObject({ chargeId: z.string(), refundAmount: price, softDescriptor })

/** Either id will do; chargePermissionId is the one of v2. */
export const createDeliveryTrackerBody = z.strictObject({
  chargePermissionId: z.string().nullish(),
  amazonOrderReferenceId: z.string().nullish(),
  deliveryDetails: z
    .array(
      z.strictObject({
        trackingNumber: z.string().min(1),
        carrierCode: z.string().refine(
          (code) => carrierMistake(code) === null,
          // The sentence depends on the code.
          { error: ({ input }) => carrierMistake(String(input)) ?? "" },
        ),
      }),
    )
    .min(1),
})

/** Operations that take no body. */
export const noBody = z.unknown()
