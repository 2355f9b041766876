import { unreachable } from "../domain/states.js"
import { SETTINGS } from "./settings.js"
import type { Engine } from "./engine.js"
import { settleAuthorization, settleCapture } from "./settle-charge.js"
import { settleRefund } from "./settle-refund.js"
import { setChargeStatus, setPermissionStatus, setSessionStatus } from "./record.js"
import type { Due } from "./schedule.js"

/** Does one thing that has come due. An object that has moved on in the meantime is left alone. */
export function performDue(engine: Engine, due: Due): void {
  switch (due.kind) {
    case "session-expires":
      return expireSession(engine, due.id)
    case "session-is-purged":
      engine.store.sessions.delete(due.id)
      return
    case "authorization-settles":
      return settleAuthorization(engine, due.id)
    case "authorization-expires":
      return expireAuthorization(engine, due.id)
    case "capture-settles":
      return settleCapture(engine, due.id)
    case "refund-settles":
      return settleRefund(engine, due.id)
    case "permission-expires":
      return expirePermission(engine, due.id)
    case "notification-is-sent":
      for (const listener of engine.notificationListeners) listener(due.id)
      return
    default:
      unreachable(due.kind)
  }
}

function expireSession(engine: Engine, id: string): void {
  const session = engine.store.sessions.get(id)
  if (session === undefined) return
  engine.schedule.add({ at: session.createdAt + SETTINGS.sessionKept, kind: "session-is-purged", id })
  if (session.status.state !== "Open") return
  const { resultReturnUrl } = session.status.checkout
  setSessionStatus(engine, session, { state: "Canceled", reason: "Expired", resultReturnUrl })
}

function expireAuthorization(engine: Engine, id: string): void {
  const charge = engine.store.charges.get(id)
  if (charge?.status.state !== "Authorized") return
  setChargeStatus(engine, charge, { state: "Canceled", reason: "ExpiredUnused", description: null })
}

function expirePermission(engine: Engine, id: string): void {
  const permission = engine.store.permissions.get(id)
  if (permission === undefined || permission.expiresAt === null || permission.status.state === "Closed") return
  // A Recurring permission's end moves with every charge; come back at the new one.
  if (permission.expiresAt > engine.clock.now()) {
    engine.schedule.add({ at: permission.expiresAt, kind: "permission-expires", id })
    return
  }
  setPermissionStatus(engine, permission, { state: "Closed", reason: "Expired", description: null })
}
