import { isChargePermissionId, type ChargePermissionId } from "../../../amazon/ids"
import type { Account } from "../account/account"

const PURPOSE = "recharge"

/**
 * What our own workflow tells the provider to charge an order once more on a Charge Permission of its, without the
 * buyer. Sealed and bound to one payment collection for the same reasons as a confirmation.
 */
export interface Recharge {
  charge_permission_id: ChargePermissionId
  payment_collection_id: string
  payment_descriptor: string
}

/** @returns `data` for a new payment session */
export function sealRecharge({ seal }: Account, recharge: Recharge): Record<string, unknown> {
  return { amazon_pay: { sealed: seal.close(PURPOSE, { ...recharge }) } }
}

/** @returns null without one, or when it is not ours */
export function openRecharge({ seal }: Account, data: Record<string, unknown> | null | undefined): Recharge | null {
  const ours: unknown = data?.["amazon_pay"]
  const sealed: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, "sealed") : null
  const statement = seal.open(PURPOSE, sealed)
  const id = statement?.["charge_permission_id"]
  if (statement === null || !isChargePermissionId(id)) return null
  return {
    charge_permission_id: id,
    payment_collection_id: statement["payment_collection_id"] ?? "",
    payment_descriptor: statement["payment_descriptor"] ?? "",
  }
}
