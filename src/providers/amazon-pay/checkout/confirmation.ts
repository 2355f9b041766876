import { z } from "zod"
import { readAgreement } from "../../../amazon/recurring/agreement"
import type { RecurringMetadata } from "../../../amazon/recurring/terms"
import {
  isChargePermissionId,
  isCheckoutSessionId,
  type ChargePermissionId,
  type CheckoutSessionId,
} from "../../../amazon/ids"
import { CHARGE_CHANNELS, CHARGE_INITIATORS } from "../../../amazon/resources/charge"
import type { Account } from "../account/account"
import type { Flow } from "./checkout-token"

const CONFIRMATION = "confirmation"
const RECHARGE = "recharge"

/**
 * What our own workflow tells the provider through a payment session's `data`: this Checkout Session was found to belong
 * to this payment collection's cart, and this is what the cart costs. A shopper can post the same keys to Medusa's own
 * route, so the statement is sealed; for the same reason it names the collection, and is good for no other.
 */
export interface Confirmation {
  checkout_session_id: CheckoutSessionId
  payment_collection_id: string
  flow: Flow
  amount: string
  /** The part of it to charge at checkout; empty when that is all of it. */
  first_charge: string
  currency_code: string
  payment_descriptor: string
  /** The store's terms, where the payment is the first of several; null leaves what the Checkout Session was begun for. */
  recurring_metadata: RecurringMetadata | null
  /** What Amazon is told to charge, and does not, where the first order is free; empty otherwise. */
  trial_charge: string
}

/** @returns `data` for a new payment session */
export function sealConfirmation(
  { seal }: Account,
  { recurring_metadata, ...confirmation }: Confirmation,
): Record<string, unknown> {
  const statement = {
    ...confirmation,
    recurring_metadata: recurring_metadata ? JSON.stringify(recurring_metadata) : "",
  }
  return { amazon_pay: { sealed: seal.close(CONFIRMATION, statement) } }
}

/** @returns null without one, or when it is not ours: an unsealed claim is ignored */
export function openConfirmation(
  { seal }: Account,
  data: Record<string, unknown> | null | undefined,
): Confirmation | null {
  const ours: unknown = data?.["amazon_pay"]
  const sealed: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, "sealed") : null
  const statement = seal.open(CONFIRMATION, sealed)
  if (statement === null) return null
  const checkoutSessionId = statement["checkout_session_id"]
  if (!isCheckoutSessionId(checkoutSessionId)) return null
  return {
    checkout_session_id: checkoutSessionId,
    payment_collection_id: statement["payment_collection_id"] ?? "",
    flow: statement["flow"] === "direct" ? "direct" : "review",
    amount: statement["amount"] ?? "",
    first_charge: statement["first_charge"] ?? "",
    currency_code: statement["currency_code"] ?? "",
    payment_descriptor: statement["payment_descriptor"] ?? "",
    recurring_metadata: readRecurringMetadata(statement["recurring_metadata"]),
    trial_charge: statement["trial_charge"] ?? "",
  }
}

const rechargeSchema = z.object({
  charge_permission_id: z.custom<ChargePermissionId>(isChargePermissionId),
  payment_collection_id: z.string(),
  /** The permission's turn on which it was decided; null where what was taken before does not count. */
  turn: z.number().nullable(),
  /** From the second order of a permission on: Amazon shows the number of the first. */
  order_number: z.string().nullable(),
  /** By default what the account's options say. */
  capture: z.boolean().optional(),
  pending: z.boolean().optional(),
  initiator: z.enum(CHARGE_INITIATORS).optional(),
  channel: z.enum(CHARGE_CHANNELS).optional(),
})

function readRecurringMetadata(json: string | undefined): RecurringMetadata | null {
  const agreement = json
    ? readAgreement({ chargePermissionType: "Recurring", recurringMetadata: JSON.parse(json) })
    : null
  return agreement?.chargePermissionType === "Recurring" ? agreement.recurringMetadata : null
}

/**
 * What our own workflow tells the provider to charge an order once more on a Charge Permission of its, without the
 * buyer. Sealed and bound to one payment collection for the same reasons as a confirmation.
 */
export type Recharge = z.output<typeof rechargeSchema>

/** @returns `data` for a new payment session */
export function sealRecharge({ seal }: Account, recharge: Recharge): Record<string, unknown> {
  return { amazon_pay: { sealed: seal.close(RECHARGE, { recharge: JSON.stringify(recharge) }) } }
}

/** @returns null without one, or when it is not ours */
export function openRecharge({ seal }: Account, data: Record<string, unknown> | null | undefined): Recharge | null {
  const ours: unknown = data?.["amazon_pay"]
  const sealed: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, "sealed") : null
  const statement = seal.open(RECHARGE, sealed)
  return statement?.["recharge"] ? rechargeSchema.parse(JSON.parse(statement["recharge"])) : null
}
