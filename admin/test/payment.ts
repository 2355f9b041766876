import type { Agreement, AgreementTerms } from "../lib/agreement"
import type { Warning } from "../../src/workflows/notify/warning"
import type { OpenOperation, PanelAction } from "../../src/workflows/order/panel-types"
import type {
  AmazonPayOrder,
  AmazonPayPayment,
  Charge,
  ChargePermission,
  RecurringCharge,
  Refund,
} from "../lib/amazon-pay-order"

/** What the server answers of an order with one payment, looked at a minute after the purchase. */
export function orderPanel(changes: Partial<AmazonPayOrder> = {}): AmazonPayOrder {
  return {
    order_id: "order_01",
    canceled: false,
    warnings: [],
    payments: [payment()],
    recurring_charges: [],
    open_operations: [],
    actions: [],
    look: { looked_at: "2026-11-24T10:01:00Z", next_look_at: "2026-11-25T10:01:00Z", failing_since: null },
    timeline: { entries: [], count: 0, limit: 20, offset: 0 },
    ...changes,
  }
}

/** Each action that the panel knows, on the ¥2,500 purchase with ¥1,000 captured. */
export const ACTIONS: PanelAction[] = [
  { action: "capture", payment_id: "pay_01", max: "1500", currency_code: "JPY" },
  { action: "refund", payment_id: "pay_01", max: "1000", currency_code: "JPY" },
  { action: "void", payment_id: "pay_01", amount: "1500", currency_code: "JPY" },
  { action: "reauthorize", payment_id: "pay_01", amount: "1500", currency_code: "JPY" },
  { action: "charge", amount: "500", currency_code: "JPY" },
  { action: "payment_link", amount: "500", currency_code: "JPY" },
  { action: "release", amount: "1500", currency_code: "JPY" },
]

export function warning(changes: Partial<Warning> = {}): Warning {
  return {
    id: "amzwarn_01",
    kind: "refund_declined",
    severity: "error",
    since: "2026-11-25T10:00:00Z",
    until: null,
    amount: "300",
    currency_code: "JPY",
    object_id: "S03-1234567-1234567-R022311",
    payment_id: "pay_01",
    reason_code: "ProcessingFailure",
    remedy: "refund",
    url: null,
    dismissible: false,
    ...changes,
  }
}

export function openOperation(changes: Partial<OpenOperation> = {}): OpenOperation {
  return {
    kind: "capture",
    amount: "1000",
    currency_code: "JPY",
    asked_at: "2026-11-25T10:02:00Z",
    ask_again_at: "2026-11-25T10:03:00Z",
    attempts: 1,
    ...changes,
  }
}

/** A ¥2,500 purchase of 24 November 2026, to be captured within 30 days. Each builder makes a new object. */
export function payment(changes: Partial<AmazonPayPayment> = {}): AmazonPayPayment {
  return {
    payment_id: "pay_01",
    payment_session_id: "payses_01",
    provider_id: "pp_amazon-pay_jp",
    region: "jp",
    environment: "sandbox",
    currency_code: "JPY",
    amount: "2500",
    first_charge: null,
    canceled: false,
    payment_intent: "Authorize",
    payment_descriptor: "Visa ****1111 (Amazon Pay)",
    checkout_session_id: "bd504926-f659-4ad7-a1a9-9a747aaf5275",
    charge_permission: permission(),
    charges: [],
    refunds: [],
    seller_central_url: "https://sellercentral-japan.amazon.com/",
    ...changes,
  }
}

export function permission(changes: Partial<ChargePermission> = {}): ChargePermission {
  return {
    id: "S03-1234567-1234567",
    state: "Chargeable",
    reason_code: null,
    amount_limit: "2500",
    amount_balance: "2500",
    expires_at: "2027-05-22T10:00:00Z",
    agreement: null,
    ...changes,
  }
}

export function charge(changes: Partial<Charge> = {}): Charge {
  return {
    id: "S03-1234567-1234567-C064126",
    state: "Authorized",
    reason_code: null,
    amount: "2500",
    captured_amount: "0",
    refunded_amount: "0",
    created_at: "2026-11-24T10:00:00Z",
    expires_at: "2026-12-24T10:00:00Z",
    ...changes,
  }
}

export function refund(changes: Partial<Refund> = {}): Refund {
  return {
    id: "S03-1234567-1234567-R022311",
    charge_id: "S03-1234567-1234567-C064126",
    state: "RefundInitiated",
    reason_code: null,
    amount: "500",
    created_at: "2026-11-25T10:00:00Z",
    ...changes,
  }
}

const MENDING_LINK = "https://pay.amazon.com/jp/jr/your-account/ba/C03-1234567-1234567"

/** Every month, ¥2,500. */
export function agreementTerms(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    type: "Recurring",
    closed_by: null,
    frequency: { unit: "Month", value: "1" },
    amount: "2500",
    buyer_update_url: null,
    ...changes,
  }
}

export function agreement(changes: Partial<Agreement> = {}): Agreement {
  return {
    ...agreementTerms(),
    id: "C03-1234567-1234567",
    provider_id: "pp_amazon-pay_jp",
    state: "Chargeable",
    reason_code: null,
    payment_descriptor: "Visa ****1111 (Amazon Pay)",
    currency_code: "JPY",
    expires_at: "2028-01-24T10:00:00Z",
    looked_at: "2026-12-24T10:00:00Z",
    ...changes,
  }
}

/** What the buyer has to mend at Amazon. */
export const TO_BE_MENDED = {
  state: "NonChargeable",
  reason_code: "PaymentMethodExpired",
  buyer_update_url: MENDING_LINK,
} as const

export function recurringCharge(changes: Partial<RecurringCharge> = {}): RecurringCharge {
  return {
    charge_permission_id: "C03-1234567-1234567",
    period: "sub_01/2027-01",
    outcome: "charged",
    reason_code: null,
    amount: "2500",
    currency_code: "JPY",
    retry_at: null,
    buyer_update_url: null,
    ...changes,
  }
}
