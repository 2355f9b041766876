import { z } from "zod"
import type { ChargePermissionId } from "../ids"
import type { Money } from "../money"
import { FREQUENCY_UNITS, type Frequency } from "../recurring/frequency"
import type { RecurringMetadata } from "../recurring/terms"
import {
  CHARGE_PERMISSION_STATES,
  CHARGE_PERMISSION_TYPES,
  readState,
  type ChargePermissionState,
  type ChargePermissionType,
} from "../states"
import type { MerchantMetadata } from "./checkout-session"
import { lenient, price, reasonCode, text, timestamp } from "./wire"

/** Amazon Pay's Charge Permission: the buyer's consent, on which charges are made. */
export interface ChargePermission {
  chargePermissionId: ChargePermissionId
  /** null when it is missing or new. */
  chargePermissionType: ChargePermissionType | null
  state: ChargePermissionState
  /** The first of Amazon's reasons: here, unlike on every other object, they are a list. */
  reasonCode: string | null
  reasonDescription: string | null
  /** All that may be charged, and what of it is left: of the calendar month, unless the permission is OneTime. */
  amountLimit: Money | null
  amountBalance: Money | null
  /** null in all recorded answers: what the buyer paid with is known from the Checkout Session, before it is completed. */
  paymentDescriptor: string | null
  /** The merchant's own name for the order, null until it was set. */
  merchantReferenceId: string | null
  /** What the buyer was told of a Recurring permission. */
  recurringMetadata: { frequency: Frequency | null; amount: Money | null } | null
  expirationTimestamp: Date | null
}

/** What may be set while the permission is open, as often as needed; once it is Closed, only what is still null. */
export interface ChargePermissionUpdate {
  merchantMetadata?: MerchantMetadata
  /** A change of plan. In Europe PSD2 wants a new checkout instead. */
  recurringMetadata?: RecurringMetadata
}

const frequency = z
  .object({ unit: z.enum(FREQUENCY_UNITS), value: z.string().regex(/^\d{1,3}$/) })
  .nullable()
  .catch(null)

const schema = lenient({
  chargePermissionType: z.enum(CHARGE_PERMISSION_TYPES).nullable().catch(null),
  statusDetails: lenient({
    state: text,
    reasons: z.array(lenient({ reasonCode, reasonDescription: text })).catch([]),
  }),
  limits: lenient({ amountLimit: price, amountBalance: price }),
  paymentPreferences: z.array(lenient({ paymentDescriptor: text })).catch([]),
  merchantMetadata: lenient({ merchantReferenceId: text }),
  recurringMetadata: z.preprocess((value) => value ?? null, z.union([z.null(), lenient({ frequency, amount: price })])),
  expirationTimestamp: timestamp,
})

export function readChargePermission(chargePermissionId: ChargePermissionId, body: unknown): ChargePermission {
  const { statusDetails, limits, paymentPreferences, merchantMetadata, ...rest } = schema.parse(body)
  return {
    ...rest,
    chargePermissionId,
    state: readState(CHARGE_PERMISSION_STATES, statusDetails.state),
    reasonCode: statusDetails.reasons[0]?.reasonCode ?? null,
    reasonDescription: statusDetails.reasons[0]?.reasonDescription ?? null,
    ...limits,
    paymentDescriptor: paymentPreferences[0]?.paymentDescriptor ?? null,
    merchantReferenceId: merchantMetadata.merchantReferenceId || null,
  }
}
