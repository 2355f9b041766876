import type { ChargePermission } from "./charge-permission.js"
import type { Charge } from "./charge.js"
import type { CheckoutSession } from "./checkout-session.js"
import type { Refund } from "./refund.js"
import type { SignedInBuyer } from "./signed-in-buyer.js"

/** All objects, by id. */
export type Store = {
  readonly sessions: Map<string, CheckoutSession>
  readonly permissions: Map<string, ChargePermission>
  readonly charges: Map<string, Charge>
  readonly refunds: Map<string, Refund>
  /** By buyerToken. */
  readonly signedIn: Map<string, SignedInBuyer>
  /** Each may be given to Amazon once. */
  readonly trackingNumbers: Set<string>
  clear(): void
}

/** An empty store. Nothing in it points at another object but by id. */
export function createStore(): Store {
  const store = {
    sessions: new Map<string, CheckoutSession>(),
    permissions: new Map<string, ChargePermission>(),
    charges: new Map<string, Charge>(),
    refunds: new Map<string, Refund>(),
    signedIn: new Map<string, SignedInBuyer>(),
    trackingNumbers: new Set<string>(),
  }
  return {
    ...store,
    clear: () => {
      for (const collection of Object.values(store)) collection.clear()
    },
  }
}
