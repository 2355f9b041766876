import type { AgreementTerms } from "./agreement"
import type { ChargePermissionState, ChargeState, RecurringOutcome, RefundState } from "./states"

/**
 * What `GET /admin/amazon-pay/orders/:id` and `POST …/refresh` answer. Amounts are decimal strings in major units,
 * exactly as Amazon sends them; dates are ISO 8601.
 */
export interface AmazonPayOrder {
  /** Whether the order goes elsewhere than was agreed on at Amazon, whose payment protection ends with it. */
  address_edited: boolean
  payments: AmazonPayPayment[]
  /** The periods that the order is charged for without the buyer; one that Amazon declined has no payment. */
  recurring_charges: RecurringCharge[]
}

export interface RecurringCharge {
  charge_permission_id: string
  period: string
  outcome: RecurringOutcome
  reason_code: string | null
  amount: string
  currency_code: string
  /** When it is tried again by itself; null when it is not. */
  retry_at: string | null
  /** Where the buyer mends the payment method; null while the period does not wait for it. */
  buyer_update_url: string | null
}

export interface AmazonPayPayment {
  payment_id: string | null
  payment_session_id: string
  provider_id: string
  region: "jp" | "eu" | "na"
  environment: "sandbox" | "live"
  currency_code: string
  amount: string
  /** The part of it that was charged at checkout; null when that was all of it. */
  first_charge: string | null
  /** Released or canceled in Medusa: nothing more can be captured of it. */
  canceled: boolean
  payment_intent: "Authorize" | "AuthorizeWithCapture" | "Confirm"
  /** What the buyer paid with, in Amazon's words ("Visa ****1111 (Amazon Pay)"); shown exactly as it is. */
  payment_descriptor: string | null
  checkout_session_id: string | null
  charge_permission: ChargePermission | null
  charges: Charge[]
  refunds: Refund[]
  seller_central_url: string
  /** When Amazon was last asked; null before the first time. */
  looked_at: string | null
}

/** Everything but the id is null until Amazon has been asked for the first time. */
export interface ChargePermission {
  id: string
  state: ChargePermissionState | null
  reason_code: string | null
  amount_limit: string | null
  amount_balance: string | null
  expires_at: string | null
  /** null for a permission that is for one order only. `amount_limit` and `amount_balance` are of one month otherwise. */
  agreement: AgreementTerms | null
}

export interface Charge {
  id: string
  state: ChargeState
  reason_code: string | null
  amount: string
  captured_amount: string
  refunded_amount: string
  created_at: string | null
  /** The end of the authorization: what is not captured by then, Amazon cancels. */
  expires_at: string | null
}

export interface Refund {
  id: string
  charge_id: string
  state: RefundState
  reason_code: string | null
  amount: string
  created_at: string | null
}
