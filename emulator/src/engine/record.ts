import type { ChargePermission } from "./charge-permission.js"
import type { Charge } from "./charge.js"
import type { CheckoutSession } from "./checkout-session.js"
import type { Engine } from "./engine.js"
import type { ApiCall, EmulatorEvent, StateChange } from "./event.js"
import { extendedIso } from "../domain/timestamp.js"
import type { Refund } from "./refund.js"

type Unnumbered<Event extends EmulatorEvent> = Omit<Event, "type" | "number" | "time">

function push(engine: Engine, event: EmulatorEvent): void {
  engine.events.push(event)
  for (const listener of engine.listeners) listener(event)
}

function nextNumber(engine: Engine): number {
  return engine.events.total + 1
}

function timeOf(engine: Engine): string {
  return extendedIso(engine.clock.now())
}

function log(engine: Engine, change: Unnumbered<StateChange>): void {
  push(engine, { type: "state", number: nextNumber(engine), time: timeOf(engine), ...change })
}

/** Logs a call of the API among the changes, so that one list tells what led to what. */
export function logCall(engine: Engine, call: Unnumbered<ApiCall>): void {
  // One spread, and at the end: another order costs every call several microseconds.
  push(engine, { type: "call", number: nextNumber(engine), time: timeOf(engine), ...call })
}

function sessionOf(engine: Engine, chargePermissionId: string): string | null {
  return engine.store.permissions.get(chargePermissionId)?.checkoutSessionId ?? null
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
    checkoutSessionId: session.id,
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
    checkoutSessionId: permission.checkoutSessionId,
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
    checkoutSessionId: sessionOf(engine, charge.permissionId),
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
    checkoutSessionId: sessionOf(engine, chargePermissionId),
    merchantId: refund.merchantId,
    state: status.state,
    reasonCode: reasonOf(status),
    stateChanged: true,
  })
}
