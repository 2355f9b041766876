import type { ChargeRecord } from "../../providers/amazon-pay/data/charge-record"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The end of an authorization that is not captured, and when to warn of it; null when it has none. */
export interface Expiry {
  end: number
  warning: number
}

/** Five days before the end of a month's authorization, half a day before that of the sandbox's two days. */
export function expiryOf({ state, created_at, expires_at }: ChargeRecord): Expiry | null {
  const end = Date.parse(expires_at ?? "")
  if (state !== "Authorized" || Number.isNaN(end)) return null
  const begin = Date.parse(created_at ?? "")
  const isShort = !Number.isNaN(begin) && end - begin < 6 * DAY
  return { end, warning: end - (isShort ? 12 * HOUR : 5 * DAY) }
}

/** Whether the time to warn came between two looks. */
export function isWarningDue(charge: ChargeRecord, lastLook: Date | null, now: Date): boolean {
  const expiry = expiryOf(charge)
  if (!expiry || now.getTime() < expiry.warning) return false
  return lastLook === null || lastLook.getTime() < expiry.warning
}
