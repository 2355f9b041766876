import type { MedusaContainer } from "@medusajs/framework/types"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { closedBy, type ClosedBy, type RecurringMetadata } from "../../amazon/recurring"
import type { ChargePermissionState, ChargePermissionType } from "../../amazon/states"
import type { PermissionEntry } from "../../ledger/permission"
import { chargeView, type ChargeView } from "../../providers/amazon-pay/data/payment-data"
import { ordersOfPermission } from "../reconcile/reconcile"
import { isMethodNeeded } from "../reconcile/state-changes"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findAgreement } from "./agreement"
import { viewOf, type RecurringChargeView } from "./recurring-charge-view"

/** An agreement as a list has it. Amounts are decimal strings in major units, dates ISO 8601. */
export interface AgreementSummary {
  id: string
  provider_id: string
  type: ChargePermissionType | null
  state: ChargePermissionState | null
  reason_code: string | null
  closed_by: ClosedBy | null
  payment_descriptor: string | null
  /** What the buyer was told at Amazon. */
  frequency: RecurringMetadata["frequency"] | null
  amount: string | null
  /** Of all its amounts. */
  currency_code: string | null
  expires_at: string | null
  /** Where the buyer mends the payment method; null while nothing is to be mended. */
  buyer_update_url: string | null
  looked_at: string | null
}

export interface AgreementView extends AgreementSummary {
  /** The order that it comes from; null while there is none. */
  order_id: string | null
  customer_id: string | null
  /** What a month may be charged, and what was left of it at the last look. */
  limits: { amount_limit: string | null; amount_balance: string | null }
  /** All that are paid on it. */
  orders: string[]
  charges: ChargeView[]
  recurring_charges: RecurringChargeView[]
}

export function summaryOf(permission: PermissionEntry): AgreementSummary {
  const { id, provider_id, type, state, reason_code, payment_descriptor, recurring_metadata: terms } = permission
  return {
    id,
    provider_id,
    type,
    state,
    reason_code,
    closed_by: state === "Closed" ? closedBy(reason_code) : null,
    payment_descriptor,
    frequency: terms?.frequency ?? null,
    amount: terms?.amount?.amount ?? null,
    currency_code: permission.amount_limit?.currencyCode ?? terms?.amount?.currencyCode ?? null,
    expires_at: permission.expires_at?.toISOString() ?? null,
    buyer_update_url: isMethodNeeded({ state, reason_code }) ? buyerUpdateUrl(id) : null,
    looked_at: permission.observed_at?.toISOString() ?? null,
  }
}

/** What the store knows of it, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readAgreementView(container: MedusaContainer, id: string): Promise<AgreementView> {
  const { ledger } = amazonPayModule(container)
  const { permission, order_id, customer_id } = await findAgreement(container, id)
  const { charges, refunds } = await ledger.ofPermission(id)
  const periods = await ledger.recurringCharges.ofPermission(id)
  return {
    ...summaryOf(permission),
    order_id,
    customer_id,
    limits: {
      amount_limit: permission.amount_limit?.amount ?? null,
      amount_balance: permission.amount_balance?.amount ?? null,
    },
    orders: await ordersOfPermission(container, id),
    charges: charges.map((charge) => chargeView(charge, refunds)),
    recurring_charges: await Promise.all(periods.map((period) => viewOf(container, period))),
  }
}
