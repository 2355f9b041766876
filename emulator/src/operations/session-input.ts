import type { AddressInput } from "../domain/address.js"
import type { ChargePermissionType, PaymentIntent } from "../domain/states.js"
import type { DeliverySpecifications } from "../engine/delivery-specifications.js"
import type { MerchantMetadata } from "../engine/merchant-metadata.js"
import type { Frequency } from "../engine/recurring-metadata.js"
import type { PriceInput } from "./read-money.js"

type Nullable<Shape> = { readonly [field in keyof Shape]?: Shape[field] | null }

/** merchantMetadata with any field left out or null. */
export type MetadataInput = Nullable<MerchantMetadata>

/** recurringMetadata; the amount is null when it varies, and left out to leave it as it is. */
export type RecurringInput = {
  readonly frequency?: Frequency | null
  readonly amount?: PriceInput | null
}

/** paymentDetails; null and absent mean the same: leave it as it is. */
export type PaymentDetailsInput = {
  readonly paymentIntent?: PaymentIntent | null
  readonly canHandlePendingAuthorization?: boolean | null
  readonly chargeAmount?: PriceInput | null
  readonly totalOrderAmount?: PriceInput | null
  readonly softDescriptor?: string | null
  readonly presentmentCurrency?: string | null
  readonly allowOvercharge?: boolean | null
  readonly extendExpiration?: boolean | null
}

/** What Update Checkout Session takes; creation takes it as well. */
export type UpdateSessionInput = {
  readonly webCheckoutDetails?: {
    readonly checkoutReviewReturnUrl?: string | null
    readonly checkoutResultReturnUrl?: string | null
    readonly checkoutCancelUrl?: string | null
  } | null
  readonly paymentDetails?: PaymentDetailsInput | null
  readonly merchantMetadata?: MetadataInput | null
  readonly recurringMetadata?: RecurringInput | null
  readonly chargePermissionType?: ChargePermissionType | null
  readonly supplementaryData?: string | null
  readonly platformId?: string | null
  readonly providerMetadata?: { readonly providerReferenceId?: string | null } | null
}

/** What the button's payloadJSON and Create Checkout Session carry. */
export type CreateSessionInput = Omit<UpdateSessionInput, "webCheckoutDetails"> & {
  readonly webCheckoutDetails: {
    readonly checkoutReviewReturnUrl?: string | null
    readonly checkoutResultReturnUrl?: string | null
    readonly checkoutCancelUrl?: string | null
    readonly checkoutMode?: "ProcessOrder" | null
  }
  readonly storeId: string
  readonly scopes?: readonly string[] | null
  readonly deliverySpecifications?: DeliverySpecifications | null
  readonly addressDetails?: (AddressInput & { readonly districtOrCounty?: string | null }) | null
  readonly chargePermissionId?: string | null
  readonly multiAddressesCheckoutMetadata?: readonly unknown[] | null
  readonly paymentMethodOnFileMetadata?: { readonly setupOnly?: boolean | null } | null
}
