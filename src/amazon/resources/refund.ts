import { isChargeId, isRefundId, type ChargeId, type RefundId } from "../ids"
import type { Money } from "../money"
import { REFUND_STATES, readState, type RefundState } from "../states"
import { lenient, price, statusDetails, text, timestamp } from "./wire"

/** Amazon Pay's Refund: always asynchronous, it begins as RefundInitiated. */
export interface Refund {
  refundId: RefundId
  chargeId: ChargeId | null
  state: RefundState
  reasonCode: string | null
  reasonDescription: string | null
  refundAmount: Money | null
  creationTimestamp: Date | null
}

const schema = lenient({
  refundId: text,
  chargeId: text,
  statusDetails,
  refundAmount: price,
  creationTimestamp: timestamp,
})

/** @param askedFor the id we asked for, or null when the answer names a new one; null comes back when it names none */
export function readRefund(askedFor: RefundId, body: unknown): Refund
export function readRefund(askedFor: null, body: unknown): Refund | null
export function readRefund(askedFor: RefundId | null, body: unknown): Refund | null {
  const { statusDetails, refundId: named, chargeId, ...rest } = schema.parse(body)
  const refundId = askedFor ?? (isRefundId(named) ? named : null)
  if (!refundId) return null
  return {
    ...rest,
    refundId,
    chargeId: isChargeId(chargeId) ? chargeId : null,
    state: readState(REFUND_STATES, statusDetails.state),
    reasonCode: statusDetails.reasonCode,
    reasonDescription: statusDetails.reasonDescription,
  }
}
