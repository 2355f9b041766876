import type { ChargePermission } from "./charge-permission.js"
import type { Charge } from "./charge.js"
import type { CheckoutSession } from "./checkout-session.js"
import type { Engine } from "./engine.js"
import type { EmulatorEvent } from "./event.js"
import type { Refund } from "./refund.js"

type Change = Omit<EmulatorEvent, "number" | "time">

function log(engine: Engine, change: Change): void {
  const event: EmulatorEvent = {
    number: engine.events.total + 1,
    time: new Date(engine.clock.now()).toISOString(),
    ...change,
  }
  engine.events.push(event)
  for (const listener of engine.listeners) listener(event)
}

function reasonOf(status: { readonly state: string; readonly reason?: string }): string | null {
  return status.reason ?? null
}

/** Gives a Checkout Session its next status, stamps it and logs it. */
export function setSessionStatus(engine: Engine, session: CheckoutSession, status: CheckoutSession["status"]): void {
  session.status = status
  session.updatedAt = engine.clock.now()
  log(engine, {
    objectType: "CHECKOUT_SESSION",
    objectId: session.id,
    chargePermissionId: status.state === "Completed" ? status.chargePermissionId : null,
    merchantId: session.merchantId,
    state: status.state,
    reasonCode: reasonOf(status),
    stateChanged: true,
  })
}

/** Gives a Charge Permission its next status, stamps it and logs it. */
export function setPermissionStatus(
  engine: Engine,
  permission: ChargePermission,
  status: ChargePermission["status"],
): void {
  permission.status = status
  logPermission(engine, permission, true)
}

/** Logs a permission whose attributes, not state, have changed. */
export function touchPermission(engine: Engine, permission: ChargePermission): void {
  logPermission(engine, permission, false)
}

function logPermission(engine: Engine, permission: ChargePermission, stateChanged: boolean): void {
  permission.updatedAt = engine.clock.now()
  log(engine, {
    objectType: "CHARGE_PERMISSION",
    objectId: permission.id,
    chargePermissionId: permission.id,
    merchantId: permission.merchantId,
    state: permission.status.state,
    reasonCode: reasonOf(permission.status),
    stateChanged,
  })
}

/** Gives a Charge its next status, stamps it and logs it. */
export function setChargeStatus(engine: Engine, charge: Charge, status: Charge["status"]): void {
  charge.status = status
  charge.updatedAt = engine.clock.now()
  log(engine, {
    objectType: "CHARGE",
    objectId: charge.id,
    chargePermissionId: charge.permissionId,
    merchantId: charge.merchantId,
    state: status.state,
    reasonCode: reasonOf(status),
    stateChanged: true,
  })
}

/** Gives a Refund its next status, stamps it and logs it under its charge's permission. */
export function setRefundStatus(
  engine: Engine,
  refund: Refund,
  status: Refund["status"],
  chargePermissionId: string,
): void {
  refund.status = status
  refund.updatedAt = engine.clock.now()
  log(engine, {
    objectType: "REFUND",
    objectId: refund.id,
    chargePermissionId,
    merchantId: refund.merchantId,
    state: status.state,
    reasonCode: reasonOf(status),
    stateChanged: true,
  })
}
