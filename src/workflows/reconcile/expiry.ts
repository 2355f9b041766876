import type { ChargeEntry } from "../../ledger/charge"
import type { PermissionEntry } from "../../ledger/permission"
import { leftOf, permissionOf, type OrderPayments } from "../books/order-payments"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The end of an authorization that is not captured, and when to warn of it; null when it has none. */
export interface Expiry {
  end: number
  warning: number
}

/** Thirty days, as of an agreement. */
const PERMISSION_WARNING = 30 * DAY

/** The end of a Charge Permission, and when to warn of it. */
export function endOf({ expires_at }: { expires_at: Date }): Expiry {
  const end = expires_at.getTime()
  return { end, warning: end - PERMISSION_WARNING }
}

/** A Charge Permission whose end is known. */
export type Ending = PermissionEntry & { expires_at: Date }

/** Those for one order that still costs something, and on which that is left to be charged. An agreement is looked at by itself. */
export function endingPermissions({
  canceled,
  pending,
  payments,
  permissions,
}: Pick<OrderPayments, "canceled" | "pending" | "payments" | "permissions">): Ending[] {
  if (canceled || pending.isLessThanOrEqualTo(0)) return []
  const open = payments.filter(
    (payment) => payment.payment_id !== null && !payment.canceled && !leftOf(payment).isZero(),
  )
  return permissions.filter(
    (permission): permission is Ending =>
      permission.type === "OneTime" &&
      permission.state !== "Closed" &&
      permission.expires_at !== null &&
      open.some((payment) => permissionOf(payment) === permission.id),
  )
}

type Dated = Pick<ChargeEntry, "state" | "charged_at" | "expires_at">

/** Five days before the end of a month's authorization, half a day before that of one that lasts two days. */
export function expiryOf({ state, charged_at, expires_at }: Dated): Expiry | null {
  if (state !== "Authorized" || expires_at === null) return null
  const end = expires_at.getTime()
  const isShort = charged_at !== null && end - charged_at.getTime() < 6 * DAY
  return { end, warning: end - (isShort ? 12 * HOUR : 5 * DAY) }
}

/** Whether the time to warn has come. */
export function isWarningDue(charge: Dated, now: Date): boolean {
  const expiry = expiryOf(charge)
  return expiry !== null && now.getTime() >= expiry.warning
}
