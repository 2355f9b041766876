import type { AgreementPanel } from "../../src/workflows/order/panel-types"
import type { Charge, RecurringCharge } from "./amazon-pay-order"
import type { ChargePermissionState } from "./states"

/** Of a Charge Permission that may be charged again without the buyer. */
export type AgreementTerms = AgreementPanel
export type AgreementType = AgreementTerms["type"]

/** An agreement as `GET /admin/amazon-pay/charge-permissions` lists it. */
export interface Agreement extends Omit<AgreementTerms, "type"> {
  id: string
  provider_id: string
  type: AgreementType | "OneTime" | null
  state: ChargePermissionState | null
  reason_code: string | null
  payment_descriptor: string | null
  /** Of all its amounts. */
  currency_code: string | null
  expires_at: string | null
  /** When Amazon was last asked; null before the first time. */
  looked_at: string | null
}

/** As `GET /admin/amazon-pay/charge-permissions/:id` answers it. */
export interface AgreementDetails extends Agreement {
  charges: Charge[]
  recurring_charges: Omit<RecurringCharge, "charge_permission_id">[]
}
