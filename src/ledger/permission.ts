import { z } from "zod"
import { isChargePermissionId, type ChargePermissionId } from "../amazon/ids"
import { CHARGE_PERMISSION_STATES, readState, type ChargePermissionState } from "../amazon/states"

/** What the buyer agreed to: a Charge Permission as Amazon was last seen to hold it. It may pay for many orders. */
export interface PermissionEntry {
  id: ChargePermissionId
  provider_id: string
  /** null before Amazon was asked for the first time. */
  state: ChargePermissionState | null
  reason_code: string | null
  /** "Visa ****1111 (Amazon Pay)", verbatim: Amazon tells it before Complete and not after. */
  payment_descriptor: string | null
  /** Decimal strings in major units: all that may be charged, and what of it is left. */
  amount_limit: string | null
  amount_balance: string | null
  expires_at: Date | null
  /** When Amazon was last asked. */
  observed_at: Date | null
  /** Counts what was decided or seen on the permission: a decision counts only on what it was made on. */
  turn: number
}

const text = z.string().nullable()
const date = z.coerce.date().nullable()

const rowSchema = z.object({
  id: z.custom<ChargePermissionId>(isChargePermissionId),
  provider_id: z.string(),
  state: text.transform((state) => (state === null ? null : readState(CHARGE_PERMISSION_STATES, state))),
  reason_code: text,
  payment_descriptor: text,
  amount_limit: text,
  amount_balance: text,
  expires_at: date,
  observed_at: date,
  turn: z.number(),
})

/** @throws when the row is not one that this code wrote */
export function readPermissionEntry(row: unknown): PermissionEntry {
  return rowSchema.parse(row)
}
