/**
 * Ids are interpolated into request paths, so each is checked by shape first: `?amazonCheckoutSessionId=../charges/…`
 * must never become a path. A checked id has its own type and cannot be mixed up with another.
 */
export type CheckoutSessionId = string & { readonly __id: "CheckoutSession" }
export type ChargePermissionId = string & { readonly __id: "ChargePermission" }
export type ChargeId = string & { readonly __id: "Charge" }
export type RefundId = string & { readonly __id: "Refund" }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Documented are S03-1234567-1234567, C03-…, and with -C123456 or -R123456 behind. These ids come from Amazon's own
 * answers, some of them after the buyer has paid, so the check asks only for what keeps a path safe.
 */
const LEDGER_ID = /^[A-Za-z0-9][A-Za-z0-9-]{3,63}$/

export function isCheckoutSessionId(value: unknown): value is CheckoutSessionId {
  return typeof value === "string" && UUID.test(value)
}

export function isChargePermissionId(value: unknown): value is ChargePermissionId {
  return typeof value === "string" && LEDGER_ID.test(value)
}

export function isChargeId(value: unknown): value is ChargeId {
  return typeof value === "string" && LEDGER_ID.test(value)
}

export function isRefundId(value: unknown): value is RefundId {
  return typeof value === "string" && LEDGER_ID.test(value)
}
