import type { Money } from "../domain/money.js"
import type { ChargeCancelReason, ChargeDeclineReason, Environment } from "../domain/states.js"
import type { Instant } from "../domain/timestamp.js"
import type { MerchantMetadata } from "./merchant-metadata.js"

/** One authorization and at most one capture of it. */
export type Charge = {
  readonly id: string
  readonly merchantId: string
  readonly environment: Environment
  readonly permissionId: string
  readonly amount: Money
  readonly createdAt: Instant
  updatedAt: Instant
  readonly expiresAt: Instant
  status: ChargeStatus
  captured: Money | null
  refunded: Money | null
  refundCount: number
  softDescriptor: string | null
  readonly providerReferenceId: string | null
  readonly channel: string | null
  readonly initiator: string | null
  /** Saved Wallet only: where the buyer returns to if Amazon has to ask them. */
  readonly resultReturnUrl: string | null
  readonly merchantMetadata: MerchantMetadata
  readonly platformId: string | null
}

/** Canceled, Declined and Captured are final; what a status carries is what its end will need. */
export type ChargeStatus =
  /** Pending: `then` comes true by itself, at most 24 hours later. */
  | { readonly state: "AuthorizationInitiated"; readonly then: AuthorizationOutcome; readonly captureNow: boolean }
  | { readonly state: "Authorized"; readonly at: Instant }
  | { readonly state: "CaptureInitiated"; readonly amount: Money; readonly then: "Captured" | ChargeDeclineReason }
  | { readonly state: "Captured" }
  | { readonly state: "Canceled"; readonly reason: ChargeCancelReason; readonly description: string | null }
  | { readonly state: "Declined"; readonly reason: ChargeDeclineReason }

/** How an authorization ends once Amazon has made up its mind. */
export type AuthorizationOutcome = "Authorized" | ChargeDeclineReason

/** What a charge takes from its permission's balance: nothing once it is over without money having moved. */
export function heldBy(charge: Charge): number {
  switch (charge.status.state) {
    case "AuthorizationInitiated":
    case "Authorized":
      return charge.amount.minor
    case "CaptureInitiated":
      return charge.status.amount.minor
    case "Captured":
      return charge.captured?.minor ?? 0
    case "Canceled":
    case "Declined":
      return 0
  }
}
