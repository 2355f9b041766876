import type { ChargePermissionState, PaymentIntent } from "../../amazon/states"
import type { ChargeView, RefundView } from "../../providers/amazon-pay/data/payment-data"

/** What `GET /admin/amazon-pay/orders/:id` answers. Amounts are decimal strings in major units, dates ISO 8601. */
export interface OrderPanel {
  /** Whether the order goes elsewhere than was agreed on at Amazon, whose payment protection ends with it. */
  address_edited: boolean
  payments: PaymentPanel[]
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
}
