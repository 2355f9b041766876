import type { ChargePermission } from "../../amazon/resources/charge-permission"

/** A Charge Permission as seen just now, for our table. */
export function rowOfPermission(permission: ChargePermission) {
  return {
    state: permission.state,
    reason_code: permission.reasonCode,
    amount_limit: permission.amountLimit?.amount ?? null,
    amount_balance: permission.amountBalance?.amount ?? null,
    expires_at: permission.expirationTimestamp,
    looked_at: new Date(),
  }
}
