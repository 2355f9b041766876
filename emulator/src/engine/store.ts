import type { ChargePermission } from "./charge-permission.js"
import type { Charge } from "./charge.js"
import type { CheckoutSession } from "./checkout-session.js"
import type { Refund } from "./refund.js"

/** All objects, by id. */
export type Store = {
  readonly sessions: Map<string, CheckoutSession>
  readonly permissions: Map<string, ChargePermission>
  readonly charges: Map<string, Charge>
  readonly refunds: Map<string, Refund>
  clear(): void
}

export function createStore(): Store {
  const store = {
    sessions: new Map<string, CheckoutSession>(),
    permissions: new Map<string, ChargePermission>(),
    charges: new Map<string, Charge>(),
    refunds: new Map<string, Refund>(),
  }
  return {
    ...store,
    clear: () => {
      for (const map of Object.values(store)) map.clear()
    },
  }
}
