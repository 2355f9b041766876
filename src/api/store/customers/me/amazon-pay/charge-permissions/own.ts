import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { AgreementSummary, AgreementView } from "../../../../../../workflows"

export function customerOf(req: AuthenticatedMedusaRequest): string {
  return req.auth_context.actor_id
}

/** What a customer is told of their agreement: nothing of the shop's books. */
export function ownSummary(agreement: AgreementSummary) {
  const { id, type, state, closed_by, payment_descriptor, frequency, amount, expires_at, buyer_update_url } = agreement
  return { id, type, state, closed_by, payment_descriptor, frequency, amount, expires_at, buyer_update_url }
}

/** And of what it pays. */
export function ownView(agreement: AgreementView) {
  return {
    ...ownSummary(agreement),
    order_id: agreement.order_id,
    recurring_charges: agreement.recurring_charges.map(({ period, outcome, amount, currency_code, order_id }) => ({
      period,
      outcome,
      amount,
      currency_code,
      order_id,
    })),
  }
}
