import { z } from "zod"
import { FREQUENCY_UNITS, isMendable, type RecurringMetadata } from "../amazon/recurring"
import { isChargePermissionId, type ChargePermissionId } from "../amazon/ids"
import { Money } from "../amazon/money"
import {
  CHARGE_PERMISSION_STATES,
  CHARGE_PERMISSION_TYPES,
  readState,
  type ChargePermissionState,
  type ChargePermissionType,
} from "../amazon/states"

/** What the buyer agreed to: a Charge Permission as Amazon was last seen to hold it. It may pay for many orders. */
export interface PermissionEntry {
  id: ChargePermissionId
  provider_id: string
  /** null before Amazon was asked for the first time. */
  type: ChargePermissionType | null
  /** null before Amazon was asked for the first time. */
  state: ChargePermissionState | null
  reason_code: string | null
  /** "Visa ****1111 (Amazon Pay)", verbatim: Amazon tells it before Complete and not after. */
  payment_descriptor: string | null
  /** All that may be charged, and what of it is left; null when Amazon did not say. */
  amount_limit: Money | null
  amount_balance: Money | null
  expires_at: Date | null
  /** What the buyer was told of a Recurring one. */
  recurring_metadata: RecurringMetadata | null
  /** Of the checkout that it comes from. */
  payment_collection_id: string | null
  /** When Amazon was last asked, by the database's time. */
  observed_at: Date | null
  /** Counts what was decided or seen on the permission: a decision counts only on what it was made on. */
  turn: number
  created_at: Date
  /** Whether the shop has asked Amazon to close it, and was not refused: the merchant may also do so in Seller Central. */
  closed_by_shop: boolean
}

/** Whether more than one order may be paid by it, at any time and without the buyer. */
export function isAgreement({ type }: Pick<PermissionEntry, "type">): boolean {
  return type === "Recurring" || type === "PaymentMethodOnFile"
}

/** What a charge waits for, before Amazon is asked: no call is made that is known to be refused. */
export function isBlocked({ state, reason_code }: Pick<PermissionEntry, "state" | "reason_code">): boolean {
  return state === "Closed" || (state === "NonChargeable" && isMendable(reason_code))
}

const text = z.string().nullable()
const date = z.coerce.date().nullable()

const rowSchema = z.object({
  id: z.custom<ChargePermissionId>(isChargePermissionId),
  provider_id: z.string(),
  type: z.enum(CHARGE_PERMISSION_TYPES).nullable(),
  state: text.transform((state) => (state === null ? null : readState(CHARGE_PERMISSION_STATES, state))),
  reason_code: text,
  payment_descriptor: text,
  currency_code: text,
  amount_limit: text,
  amount_balance: text,
  expires_at: date,
  recurring_metadata: z
    .object({
      frequency: z.object({ unit: z.enum(FREQUENCY_UNITS), value: z.string() }),
      amount: z.object({ amount: z.string(), currencyCode: z.string() }).nullable(),
    })
    .nullable(),
  payment_collection_id: text,
  observed_at: date,
  turn: z.number(),
  created_at: z.coerce.date(),
  closed_by_shop: z.boolean(),
})

/** @throws when the row is not one that this code wrote */
export function readPermissionEntry(row: unknown): PermissionEntry {
  const { currency_code, amount_limit, amount_balance, ...entry } = rowSchema.parse(row)
  const money = (amount: string | null) =>
    amount === null || currency_code === null ? null : Money.of(amount, currency_code)
  return { ...entry, amount_limit: money(amount_limit), amount_balance: money(amount_balance) }
}
