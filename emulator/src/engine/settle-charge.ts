import type { Engine } from "./engine.js"
import { afterCapture, afterDecline } from "./permission-rules.js"
import { setChargeStatus } from "./record.js"

/** The end of a pending authorization. */
export function settleAuthorization(engine: Engine, chargeId: string): void {
  const charge = engine.store.charges.get(chargeId)
  if (charge?.status.state !== "AuthorizationInitiated") return
  const { then, captureNow } = charge.status
  if (then !== "Authorized") {
    setChargeStatus(engine, charge, { state: "Declined", reason: then })
    afterDecline(engine, charge.permissionId, then)
    return
  }
  setChargeStatus(engine, charge, { state: "Authorized", at: engine.clock.now() })
  if (!captureNow) return
  charge.captured = charge.amount
  setChargeStatus(engine, charge, { state: "Captured" })
  afterCapture(engine, charge.permissionId)
}

/** The end of a capture that did not happen at once. */
export function settleCapture(engine: Engine, chargeId: string): void {
  const charge = engine.store.charges.get(chargeId)
  if (charge?.status.state !== "CaptureInitiated") return
  const { then, amount } = charge.status
  if (then !== "Captured") {
    setChargeStatus(engine, charge, { state: "Declined", reason: then })
    afterDecline(engine, charge.permissionId, then)
    return
  }
  charge.captured = amount
  setChargeStatus(engine, charge, { state: "Captured" })
  afterCapture(engine, charge.permissionId)
}
