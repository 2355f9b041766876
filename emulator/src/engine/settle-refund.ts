import type { Engine } from "./engine.js"
import { setRefundStatus } from "./record.js"

/** The end of a refund. A declined one gives its amount back to what can still be refunded. */
export function settleRefund(engine: Engine, refundId: string): void {
  const refund = engine.store.refunds.get(refundId)
  if (refund?.status.state !== "RefundInitiated") return
  const charge = engine.store.charges.get(refund.chargeId)
  if (charge === undefined) return
  const { then } = refund.status
  if (then === "Refunded") {
    setRefundStatus(engine, refund, { state: "Refunded" }, charge.permissionId)
    return
  }
  const refunded = (charge.refunded?.minor ?? 0) - refund.amount.minor
  charge.refunded = { minor: refunded, currencyCode: charge.amount.currencyCode }
  setRefundStatus(engine, refund, { state: "Declined", reason: then }, charge.permissionId)
}
