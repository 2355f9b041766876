import { refuse } from "../domain/errors.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { chargesOf } from "../engine/permission-rules.js"
import { setChargeStatus, setPermissionStatus } from "../engine/record.js"
import { simulationOf, type Caller } from "./caller.js"
import { findPermission } from "./find.js"

/** closureReason comes back as the reasonDescription. */
export type ClosePermissionInput = {
  readonly closureReason?: string | null
  readonly cancelPendingCharges?: boolean | null
}

/**
 * Ends a permission. Charges that are authorised or pending stay as they are unless `cancelPendingCharges` is true.
 * @throws InvalidChargePermissionStatus when it is closed already.
 */
export function closeChargePermission(
  engine: Engine,
  caller: Caller,
  id: string,
  input: ClosePermissionInput | null,
): ChargePermission {
  const permission = findPermission(engine, caller, id)
  const simulation = simulationOf(caller, ["AmazonClosed"] as const)
  if (permission.status.state === "Closed") throw refuse.permissionStatus()
  if (input?.cancelPendingCharges === true) cancelCharges(engine, permission)
  setPermissionStatus(engine, permission, {
    state: "Closed",
    reason: simulation ?? "MerchantClosed",
    description: input?.closureReason ?? null,
  })
  return permission
}

function cancelCharges(engine: Engine, permission: ChargePermission): void {
  for (const charge of chargesOf(engine, permission)) {
    const { state } = charge.status
    if (state !== "AuthorizationInitiated" && state !== "Authorized") continue
    setChargeStatus(engine, charge, { state: "Canceled", reason: "ChargePermissionCanceled", description: null })
  }
}
