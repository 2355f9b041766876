import type { Frequency } from "../src/amazon/recurring/frequency.js"

/** What a customer has agreed to be charged again and again: a Charge Permission. */
export interface AmazonPayAgreement {
  id: string
  /** null, like `state`, before Amazon was asked for the first time. */
  type: "OneTime" | "Recurring" | "PaymentMethodOnFile" | null
  /** NonChargeable: while `buyer_update_url` is there, send the customer to it. */
  state: "Chargeable" | "NonChargeable" | "Closed" | "Unknown" | null
  closed_by: "buyer" | "merchant" | "amazon" | "expired" | null
  /** Show it word for word: "Visa ****1111 (Amazon Pay)". */
  payment_descriptor: string | null
  /** For `frequencyText`; null with PaymentMethodOnFile. */
  frequency: Frequency | null
  /** Charged each time, as a decimal; null when it differs from time to time. */
  amount: string | null
  /** ISO 8601. Each charge puts it off. */
  expires_at: string | null
  /** Where the customer updates the payment method at Amazon; null while that is not needed. */
  buyer_update_url: string | null
}

/** A period that the agreement is charged for. */
export interface AmazonPayRecurringCharge {
  /** The store's own name of it. */
  period: string
  /** "unknown": Amazon has not answered yet. */
  outcome:
    | "open"
    | "charged"
    | "already_charged"
    | "pending"
    | "retry_later"
    | "payment_method_needed"
    | "over_cap"
    | "closed"
    | "refused"
    | "unknown"
    | "gave_up"
    | "canceled"
  amount: string
  currency_code: string
  order_id: string | null
}

export interface AmazonPayAgreementDetails extends AmazonPayAgreement {
  /** The order that it comes from. */
  order_id: string | null
  recurring_charges: AmazonPayRecurringCharge[]
}
