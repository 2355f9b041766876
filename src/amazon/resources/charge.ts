import type { ChargeId } from "../ids"
import { isChargeId, isChargePermissionId } from "../ids"
import type { ChargePermissionId } from "../ids"
import type { Money, Price } from "../money"
import { CHARGE_STATES, readState, type ChargeState } from "../states"
import type { MerchantMetadata } from "./checkout-session"
import { lenient, price, statusDetails, text, timestamp } from "./wire"

/** Amazon Pay's Charge: one authorization, and at most one capture of it. */
export interface Charge {
  chargeId: ChargeId
  /** A recurring one's id has another base than its charges' ids. */
  chargePermissionId: ChargePermissionId | null
  state: ChargeState
  reasonCode: string | null
  reasonDescription: string | null
  /** Since when it is in this state. */
  stateSince: Date | null
  chargeAmount: Money | null
  /** null before a capture. */
  captureAmount: Money | null
  refundedAmount: Money | null
  creationTimestamp: Date | null
  expirationTimestamp: Date | null
}

export interface NewCharge {
  chargePermissionId: ChargePermissionId
  chargeAmount: Price
  captureNow: boolean
  canHandlePendingAuthorization: boolean
  /** Of this charge: a renewal's order number belongs here, not on the permission. */
  merchantMetadata?: MerchantMetadata
  chargeInitiator?: ChargeInitiator
  channel?: ChargeChannel
}

/** By whom, customer or merchant, and whether unscheduled or recurring. Amazon takes CITU when it is left out. */
export const CHARGE_INITIATORS = ["CITU", "MITU", "CITR", "MITR"] as const
export type ChargeInitiator = (typeof CHARGE_INITIATORS)[number]
export const CHARGE_CHANNELS = ["Web", "Phone", "App", "Alexa", "PointOfSale", "FireTv", "Offline", "Amazon"] as const
export type ChargeChannel = (typeof CHARGE_CHANNELS)[number]

const schema = lenient({
  chargeId: text,
  chargePermissionId: text,
  statusDetails,
  chargeAmount: price,
  captureAmount: price,
  refundedAmount: price,
  creationTimestamp: timestamp,
  expirationTimestamp: timestamp,
})

/**
 * @param askedFor the id of the charge we asked for, or null when the answer names a new one
 * @returns null when a new charge's answer carries no id that can be used
 */
export function readCharge(askedFor: ChargeId, body: unknown): Charge
export function readCharge(askedFor: null, body: unknown): Charge | null
export function readCharge(askedFor: ChargeId | null, body: unknown): Charge | null {
  const { statusDetails, chargeId: named, chargePermissionId, ...rest } = schema.parse(body)
  const chargeId = askedFor ?? (isChargeId(named) ? named : null)
  if (!chargeId) return null
  return {
    ...rest,
    chargeId,
    chargePermissionId: isChargePermissionId(chargePermissionId) ? chargePermissionId : null,
    state: readState(CHARGE_STATES, statusDetails.state),
    reasonCode: statusDetails.reasonCode,
    reasonDescription: statusDetails.reasonDescription,
    stateSince: statusDetails.lastUpdatedTimestamp,
  }
}
