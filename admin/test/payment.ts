import type { Agreement, AgreementTerms } from "../lib/agreement"
import type { AmazonPayPayment, Charge, ChargePermission, RecurringCharge, Refund } from "../lib/amazon-pay-order"

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
    looked_at: "2026-11-24T10:00:00Z",
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
