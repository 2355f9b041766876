import type { Address } from "../domain/address.js"
import type { Money } from "../domain/money.js"
import type {
  ChargePermissionType,
  Environment,
  PermissionBlockReason,
  PermissionCloseReason,
} from "../domain/states.js"
import type { Instant } from "../domain/timestamp.js"
import type { BuyerChoice } from "./buyer-account.js"
import type { MerchantMetadata } from "./merchant-metadata.js"
import type { RecurringMetadata } from "./recurring-metadata.js"

/** The buyer's consent to be charged, up to a limit and until a date. */
export type ChargePermission = {
  readonly id: string
  /** The checkout that made it. */
  readonly checkoutSessionId: string
  readonly merchantId: string
  readonly environment: Environment
  readonly type: ChargePermissionType
  readonly createdAt: Instant
  updatedAt: Instant
  /** Null: PaymentMethodOnFile ends only when it is closed. */
  expiresAt: Instant | null
  status: ChargePermissionStatus
  /** The buyer can change the card later, on their own account page. */
  choice: BuyerChoice
  /** The gift card balance paid the whole order. */
  giftCardOnly: boolean
  readonly billingAddress: Address | null
  readonly scopes: readonly string[] | null
  /** OneTime: the most that can ever be charged. Others: the most in a calendar month. */
  readonly limit: Money
  merchantMetadata: MerchantMetadata
  recurring: RecurringMetadata | null
  platformId: string | null
  /** Oldest first. */
  readonly chargeIds: string[]
}

/** Chargeable and NonChargeable can turn into each other; Closed is final. */
export type ChargePermissionStatus =
  | { readonly state: "Chargeable" }
  | { readonly state: "NonChargeable"; readonly reason: PermissionBlockReason | "ChargeInProgress" }
  | { readonly state: "Closed"; readonly reason: PermissionCloseReason; readonly description: string | null }
