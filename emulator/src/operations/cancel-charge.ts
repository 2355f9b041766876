import { refuse } from "../domain/errors.js"
import type { Charge } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { setChargeStatus } from "../engine/record.js"
import type { Caller } from "./caller.js"
import { findCharge } from "./find.js"

/** The reason comes back as the reasonDescription. */
export type CancelChargeInput = { readonly cancellationReason?: string | null }

/**
 * Releases an authorization.
 * @throws InvalidChargeStatus once a capture has begun or the charge is over.
 */
export function cancelCharge(engine: Engine, caller: Caller, id: string, input: CancelChargeInput | null): Charge {
  const charge = findCharge(engine, caller, id)
  const { state } = charge.status
  if (state !== "AuthorizationInitiated" && state !== "Authorized") throw refuse.chargeStatus()
  setChargeStatus(engine, charge, {
    state: "Canceled",
    reason: "MerchantCanceled",
    description: input?.cancellationReason ?? null,
  })
  return charge
}
