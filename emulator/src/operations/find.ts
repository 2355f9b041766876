import { refuse } from "../domain/errors.js"
import type { Environment } from "../domain/states.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import type { Charge } from "../engine/charge.js"
import type { CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import type { Refund } from "../engine/refund.js"
import type { SignedInBuyer } from "../engine/signed-in-buyer.js"
import type { Caller } from "./caller.js"

type Owned = { readonly merchantId: string; readonly environment: Environment }

/** Another merchant's object, or one of the other environment, is as good as not there. */
function own<Kind extends Owned>(caller: Caller, kind: string, id: string, found: Kind | undefined): Kind {
  if (found?.merchantId !== caller.merchantId || found.environment !== caller.environment) {
    throw refuse.notFound(kind, id)
  }
  return found
}

/** @throws ResourceNotFound, also for a session deleted 30 days after its creation */
export function findSession(engine: Engine, caller: Caller, id: string): CheckoutSession {
  return own(caller, "Checkout Session", id, engine.store.sessions.get(id))
}

/** @throws ResourceNotFound */
export function findPermission(engine: Engine, caller: Caller, id: string): ChargePermission {
  return own(caller, "Charge Permission", id, engine.store.permissions.get(id))
}

/** @throws ResourceNotFound */
export function findCharge(engine: Engine, caller: Caller, id: string): Charge {
  return own(caller, "Charge", id, engine.store.charges.get(id))
}

/** @throws ResourceNotFound */
export function findRefund(engine: Engine, caller: Caller, id: string): Refund {
  return own(caller, "Refund", id, engine.store.refunds.get(id))
}

/** By the buyerToken that came back from the sign-in, and has an end. @throws ResourceNotFound */
export function findBuyer(engine: Engine, caller: Caller, token: string): SignedInBuyer {
  const found = engine.store.signedIn.get(token)
  return own(caller, "buyer", token, found !== undefined && found.endsAt > engine.clock.now() ? found : undefined)
}
