import { z } from "zod"
import type { ChargePermissionId } from "../ids"
import type { Money } from "../money"
import { CHARGE_PERMISSION_STATES, readState, type ChargePermissionState } from "../states"
import { lenient, price, text, timestamp } from "./wire"

/** Amazon Pay's Charge Permission: the buyer's consent, on which charges are made. */
export interface ChargePermission {
  chargePermissionId: ChargePermissionId
  state: ChargePermissionState
  /** The first of Amazon's reasons: here, unlike on every other object, they are a list. */
  reasonCode: string | null
  reasonDescription: string | null
  /** All that may be charged, and what of it is left. */
  amountLimit: Money | null
  amountBalance: Money | null
  paymentDescriptor: string | null
  /** The merchant's own name for the order, null until it was set. */
  merchantReferenceId: string | null
  expirationTimestamp: Date | null
}

const schema = lenient({
  statusDetails: lenient({
    state: text,
    reasons: z.array(lenient({ reasonCode: text, reasonDescription: text })).catch([]),
  }),
  limits: lenient({ amountLimit: price, amountBalance: price }),
  paymentPreferences: z.array(lenient({ paymentDescriptor: text })).catch([]),
  merchantMetadata: lenient({ merchantReferenceId: text }),
  expirationTimestamp: timestamp,
})

export function readChargePermission(chargePermissionId: ChargePermissionId, body: unknown): ChargePermission {
  const { statusDetails, limits, paymentPreferences, merchantMetadata, expirationTimestamp } = schema.parse(body)
  return {
    chargePermissionId,
    state: readState(CHARGE_PERMISSION_STATES, statusDetails.state),
    reasonCode: statusDetails.reasons[0]?.reasonCode ?? null,
    reasonDescription: statusDetails.reasons[0]?.reasonDescription ?? null,
    ...limits,
    paymentDescriptor: paymentPreferences[0]?.paymentDescriptor ?? null,
    merchantReferenceId: merchantMetadata.merchantReferenceId || null,
    expirationTimestamp,
  }
}
