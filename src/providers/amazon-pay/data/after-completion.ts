import type { CheckoutSession } from "../../../amazon/resources/checkout-session"
import type { ChargeState } from "../../../amazon/states"
import { withRecord, type ChargeRecord } from "./charge-record"
import type { PaymentData } from "./payment-data"

/**
 * A payment whose Checkout Session is completed. Complete names the charge and says no more of it; its dates are known
 * after the next look.
 */
export function afterCompletion(payment: PaymentData, session: CheckoutSession, state: ChargeState): PaymentData {
  const { chargePermissionId, chargeId } = session
  return {
    ...payment,
    redirect_url: null,
    charge_permission_id: chargePermissionId,
    charges: chargeId ? withRecord(payment.charges, newCharge(payment, chargeId, state)) : payment.charges,
  }
}

/** The state of the charge of a session that was completed at once. */
export function stateAfter({ payment_intent }: PaymentData): ChargeState {
  return payment_intent === "AuthorizeWithCapture" ? "Captured" : "Authorized"
}

function newCharge(
  { amount: total, first_charge }: PaymentData,
  id: ChargeRecord["id"],
  state: ChargeState,
): ChargeRecord {
  const amount = first_charge ?? total
  const captured_amount = state === "Captured" ? amount : "0"
  return {
    id,
    state,
    reason_code: null,
    amount,
    captured_amount,
    refunded_amount: "0",
    created_at: null,
    expires_at: null,
    capture_id: null,
  }
}
