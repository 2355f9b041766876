import type { AmazonPayPayment, Charge } from "../amazon-pay-order"
import type { ChargeState, RefundState } from "../states"
import { sumUnits, toUnits, type Units } from "../units"

export interface PaymentTotals {
  amount: Units
  /** Authorized and waiting for a capture. */
  authorized: Units
  authorizing: Units
  capturing: Units
  captured: Units
  refunded: Units
  refunding: Units
  refundsDeclined: Units
}

export function paymentTotals({ amount, charges, refunds }: AmazonPayPayment): PaymentTotals {
  const charged = (state: ChargeState) => sumUnits(amounts(charges, state))
  const refund = (state: RefundState) => sumUnits(amounts(refunds, state))
  return {
    amount: toUnits(amount),
    authorized: charged("Authorized"),
    authorizing: charged("AuthorizationInitiated"),
    capturing: charged("CaptureInitiated"),
    captured: sumUnits(charges.map(({ captured_amount }) => captured_amount)),
    refunded: refundedSoFar(charges, refund("Refunded"), refund("RefundInitiated")),
    refunding: refund("RefundInitiated"),
    refundsDeclined: refund("Declined"),
  }
}

function amounts<State>(rows: readonly { state: State; amount: string }[], state: State): string[] {
  return rows.filter((row) => row.state === state).map(({ amount }) => amount)
}

/**
 * The charges' own figure also knows of refunds made in Seller Central, which our list of refunds does not; but it may
 * already count a refund that is still on its way, which must not be told twice.
 */
function refundedSoFar(charges: readonly Charge[], refunded: Units, refunding: Units): Units {
  const onCharges = sumUnits(charges.map(({ refunded_amount }) => refunded_amount))
  return Math.max(refunded, onCharges - refunding)
}
