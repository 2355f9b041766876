import { livePermission } from "../buyer/mend-permission.js"
import type { PermissionBlockReason, PermissionCloseReason } from "../domain/states.js"
import type { ChargePermissionStatus } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { setPermissionStatus } from "../engine/record.js"

/** What happens to a Charge Permission at Amazon while neither shop nor buyer is looking; the shop is notified. */
export type ChargePermissionControls = {
  /**
   * NonChargeable, until the buyer mends it.
   * @throws ResourceNotFound; InvalidChargePermissionStatus when it is Closed.
   */
  block(change: { readonly chargePermissionId: string; readonly reasonCode: PermissionBlockReason }): {
    readonly state: string
  }
  /**
   * Closed for good.
   * @throws ResourceNotFound; InvalidChargePermissionStatus when it is already.
   */
  close(change: { readonly chargePermissionId: string; readonly reasonCode: PermissionCloseReason }): {
    readonly state: string
  }
}

/** Each call first lets happen what is due, as every request does. */
export function chargePermissionControls(engine: Engine): ChargePermissionControls {
  const set = (id: string, status: ChargePermissionStatus): { readonly state: string } => {
    engine.schedule.run()
    setPermissionStatus(engine, livePermission(engine, id), status)
    return { state: status.state }
  }
  return {
    block: ({ chargePermissionId, reasonCode }) =>
      set(chargePermissionId, { state: "NonChargeable", reason: reasonCode }),
    close: ({ chargePermissionId, reasonCode }) =>
      set(chargePermissionId, { state: "Closed", reason: reasonCode, description: null }),
  }
}
