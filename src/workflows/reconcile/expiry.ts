import type { ChargeEntry } from "../../ledger/charge"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The end of an authorization that is not captured, and when to warn of it; null when it has none. */
export interface Expiry {
  end: number
  warning: number
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
