import type { Frequency } from "../../src/amazon/recurring/frequency"
import type { ChargePermissionState } from "./states"

export type AgreementType = "Recurring" | "PaymentMethodOnFile"
export type ClosedBy = "buyer" | "merchant" | "amazon" | "expired"

/** Of a Charge Permission that may be charged again without the buyer. */
export interface AgreementTerms {
  type: AgreementType
  closed_by: ClosedBy | null
  /** What the buyer was told at Amazon. */
  frequency: Frequency | null
  amount: string | null
  /** Where the buyer mends the payment method; null while nothing is to be mended. */
  buyer_update_url: string | null
}

/** An agreement as `GET /admin/amazon-pay/charge-permissions` lists it. */
export interface Agreement extends Omit<AgreementTerms, "type"> {
  id: string
  provider_id: string
  type: AgreementType | "OneTime" | null
  state: ChargePermissionState | null
  reason_code: string | null
  payment_descriptor: string | null
  expires_at: string | null
  /** When Amazon was last asked; null before the first time. */
  looked_at: string | null
}
