import type { ClosedBy, Frequency } from "../../amazon/recurring"
import type { ChargePermissionState, ChargePermissionType, PaymentIntent } from "../../amazon/states"
import type { RecurringOutcome } from "../../ledger/recurring-charge"
import type { ChargeView, RefundView } from "../../providers/amazon-pay/data/payment-data"

/** What `GET /admin/amazon-pay/orders/:id` answers. Amounts are decimal strings in major units, dates ISO 8601. */
export interface OrderPanel {
  /** Whether the order goes elsewhere than was agreed on at Amazon, whose payment protection ends with it. */
  address_edited: boolean
  payments: PaymentPanel[]
  /** The periods that the order is charged for without the buyer; one that Amazon declined has no payment. */
  recurring_charges: RecurringChargePanel[]
}

export interface RecurringChargePanel {
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

export interface PaymentPanel {
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
  payment_intent: PaymentIntent
  /** What the buyer paid with, in Amazon's words ("Visa ****1111 (Amazon Pay)"); shown exactly as it is. */
  payment_descriptor: string | null
  checkout_session_id: string | null
  charge_permission: PermissionPanel | null
  charges: ChargeView[]
  refunds: RefundView[]
  seller_central_url: string
  /** When Amazon was last asked; null before the first time. */
  looked_at: string | null
}

/** Everything but the id is null until Amazon has been asked for the first time. */
export interface PermissionPanel {
  id: string
  state: ChargePermissionState | null
  reason_code: string | null
  amount_limit: string | null
  amount_balance: string | null
  expires_at: string | null
  /** null for a permission that is for one order only. */
  agreement: AgreementPanel | null
}

/** What may be charged again without the buyer; `amount_limit` and `amount_balance` are of one month then. */
export interface AgreementPanel {
  type: Exclude<ChargePermissionType, "OneTime">
  closed_by: ClosedBy | null
  /** What the buyer was told at Amazon. */
  frequency: Frequency | null
  amount: string | null
  /** Where the buyer mends the payment method; null while nothing is to be mended. */
  buyer_update_url: string | null
}
