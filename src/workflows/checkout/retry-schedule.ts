const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** When the clock first tries to complete a session: by then most buyers have come back themselves. */
export function firstLook(now: Date): Date {
  return new Date(now.getTime() + 30 * SECOND)
}

/**
 * When to try again to complete a session whose buyer is away: often while they may be at Amazon, then ever more rarely
 * until the session ends.
 *
 * @param tries made so far
 * @returns null once the session has ended
 */
export function pauseAfter(tries: number, now: Date, sessionEnds: Date | null): Date | null {
  const next = pauseWhileHeld(tries, now)
  const end = sessionEnds?.getTime() ?? now.getTime() + 24 * HOUR
  if (now.getTime() >= end) return null
  // One last look after its end tells why it ended.
  return next.getTime() > end ? new Date(end + MINUTE) : next
}

/** The same for a session that is paid, and that the shop could not make an order of: there is no end to it. */
export function pauseWhileHeld(tries: number, now: Date): Date {
  return new Date(now.getTime() + pause(tries))
}

/** The same for what is on its way back: Amazon takes minutes for a capture, and hours for a refund. */
export function pauseWhileUndecided(paidAt: Date, now: Date): Date {
  return new Date(now.getTime() + Math.max(MINUTE, (now.getTime() - paidAt.getTime()) / 10))
}

function pause(tries: number): number {
  if (tries <= 20) return 30 * SECOND
  if (tries <= 30) return 5 * MINUTE
  return tries <= 36 ? 30 * MINUTE : 3 * HOUR
}
