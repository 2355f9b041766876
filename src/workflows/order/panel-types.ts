import type { ClosedBy, Frequency } from "../../amazon/recurring"
import type { ChargePermissionState, ChargePermissionType, PaymentIntent } from "../../amazon/states"
import type { OperationKind } from "../../ledger/operation"
import type { RecurringOutcome } from "../../ledger/recurring-charge"
import type { ChargeView, RefundView } from "../../providers/amazon-pay/data/payment-data"
import type { Warning } from "../notify/warning"
import type { Timeline } from "./timeline-types"

export type { ChargeView, RefundView }

/** What `GET /admin/amazon-pay/orders/:id` answers. Amounts are decimal strings in major units, dates ISO 8601. */
export interface OrderPanel {
  order_id: string
  /** The order is canceled in Medusa. */
  canceled: boolean
  /** What the admin should know or do, the most urgent first. */
  warnings: Warning[]
  payments: PaymentPanel[]
  /** The periods that the order is charged for without the buyer; one that Amazon declined has no payment. */
  recurring_charges: RecurringChargePanel[]
  /** What Amazon was asked and has not answered, the oldest first. */
  open_operations: OpenOperation[]
  /** What can be done now, and only that. */
  actions: PanelAction[]
  look: Look
  /** The newest entries; the rest is at `GET …/timeline`. */
  timeline: Timeline
}

export interface OpenOperation {
  kind: OperationKind
  amount: string | null
  currency_code: string | null
  asked_at: string
  /** When the clock asks again. */
  ask_again_at: string | null
  attempts: number
}

/** How current the panel is. */
export interface Look {
  /** When Amazon was last asked, and answered; null before the first time. */
  looked_at: string | null
  /** When the clock looks again; null when nothing can change any more without a notification. */
  next_look_at: string | null
  /** Since when looks have failed; null after one that did not. */
  failing_since: string | null
}

/** `max` is the most that the server takes, prefilled in the dialog; amounts are decimal strings in major units. */
export type PanelAction =
  /** Core's `POST /admin/payments/:id/capture {amount}`. */
  | { action: "capture"; payment_id: string; max: string; currency_code: string }
  /** Core's `POST /admin/payments/:id/refund {amount, note}`. */
  | { action: "refund"; payment_id: string; max: string; currency_code: string }
  /** `POST /admin/amazon-pay/payments/:id/void`: what is not captured, all of the payment or the rest of it. */
  | { action: "void"; payment_id: string; amount: string; currency_code: string }
  /** `POST /admin/amazon-pay/payments/:id/reauthorize`: what is not captured yet. */
  | { action: "reauthorize"; payment_id: string; amount: string; currency_code: string }
  /**
   * `POST /admin/amazon-pay/orders/:id/charge`: what the order still costs, without the buyer. What is held for what it cost
   * before is replaced by it.
   */
  | { action: "charge"; amount: string; currency_code: string }
  /** `POST /admin/amazon-pay/orders/:id/payment-link` answers `{payment_link: {url}}` for the buyer to pay the same. */
  | { action: "payment_link"; amount: string; currency_code: string }
  /** `POST /admin/amazon-pay/orders/:id/refresh`: what is canceled in Medusa and still held at Amazon is released. */
  | { action: "release"; amount: string; currency_code: string }

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
  /** Less than what was agreed on, once the rest was voided. */
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
  /** This payment in Seller Central, where Amazon has an address for it; else its list of payments. */
  seller_central_url: string
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
