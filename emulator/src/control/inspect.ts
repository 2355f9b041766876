import { presentCharge } from "../api/present-charge.js"
import { presentChargePermission } from "../api/present-charge-permission.js"
import { presentCheckoutSession, type RedirectUrl } from "../api/present-checkout-session.js"
import { presentRefund } from "../api/present-refund.js"
import type { Engine } from "../engine/engine.js"

/** Named after the API's own paths. */
export const OBJECT_KINDS = ["checkoutSessions", "chargePermissions", "charges", "refunds"] as const
/** A kind of object that can be listed. */
export type ObjectKind = (typeof OBJECT_KINDS)[number]

/** For what comes in a path. */
export function isObjectKind(kind: string): kind is ObjectKind {
  return OBJECT_KINDS.some((known) => known === kind)
}

/** All objects of a kind as the API would answer them, oldest first, whoever's they are. */
export function inspect(engine: Engine, redirectUrl: RedirectUrl, kind: ObjectKind): object[] {
  engine.schedule.run()
  switch (kind) {
    case "checkoutSessions":
      return [...engine.store.sessions.values()].map((session) => presentCheckoutSession(engine, session, redirectUrl))
    case "chargePermissions":
      return [...engine.store.permissions.values()].map((permission) => presentChargePermission(engine, permission))
    case "charges":
      return [...engine.store.charges.values()].map((charge) => presentCharge(engine, charge))
    case "refunds":
      return [...engine.store.refunds.values()].map(presentRefund)
  }
}
