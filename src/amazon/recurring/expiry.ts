const MONTHS = 13
const WARNING_MS = 30 * 86_400_000

/**
 * When a permission ends: 13 months after its last charge, or after it was set up. An estimate of ours for permissions
 * whose expirationTimestamp was not seen since.
 */
export function expiresAt(lastChargedAt: Date): Date {
  return plusMonths(lastChargedAt, MONTHS)
}

/** Whether it ends within 30 days, and has not ended yet. */
export function isExpiring(expiresAt: Date, now: Date): boolean {
  const left = expiresAt.getTime() - now.getTime()
  return left > 0 && left <= WARNING_MS
}

/** UTC. January 31 and a month is the last day of February. */
export function plusMonths(date: Date, months: number): Date {
  const moved = new Date(date)
  moved.setUTCMonth(date.getUTCMonth() + months)
  // What the month lacks ran over into the next one.
  if (moved.getUTCDate() !== date.getUTCDate()) moved.setUTCDate(0)
  return moved
}
