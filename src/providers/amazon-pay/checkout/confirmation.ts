import {
  isChargePermissionId,
  isCheckoutSessionId,
  type ChargePermissionId,
  type CheckoutSessionId,
} from "../../../amazon/ids"
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
}

/** @returns `data` for a new payment session */
export function sealConfirmation({ seal }: Account, confirmation: Confirmation): Record<string, unknown> {
  return { amazon_pay: { sealed: seal.close(CONFIRMATION, { ...confirmation }) } }
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
  }
}

/**
 * What our own workflow tells the provider to charge an order once more on a Charge Permission of its, without the
 * buyer. Sealed and bound to one payment collection for the same reasons as a confirmation.
 */
export interface Recharge {
  charge_permission_id: ChargePermissionId
  payment_collection_id: string
  /** The permission's turn on which it was decided. */
  turn: number
  /** From the second order of a permission on: Amazon shows the number of the first. */
  order_number: string | null
}

/** @returns `data` for a new payment session */
export function sealRecharge(
  { seal }: Account,
  { turn, order_number, ...recharge }: Recharge,
): Record<string, unknown> {
  const statement = { ...recharge, turn: String(turn), order_number: order_number ?? "" }
  return { amazon_pay: { sealed: seal.close(RECHARGE, statement) } }
}

/** @returns null without one, or when it is not ours */
export function openRecharge({ seal }: Account, data: Record<string, unknown> | null | undefined): Recharge | null {
  const ours: unknown = data?.["amazon_pay"]
  const sealed: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, "sealed") : null
  const statement = seal.open(RECHARGE, sealed)
  const id = statement?.["charge_permission_id"]
  if (statement === null || !isChargePermissionId(id)) return null
  return {
    charge_permission_id: id,
    payment_collection_id: statement["payment_collection_id"] ?? "",
    turn: Number(statement["turn"]),
    order_number: statement["order_number"] || null,
  }
}
