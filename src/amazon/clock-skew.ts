import { createClock } from "./clock"

/** Amazon does not publish how far a clock may be off; a network and a header of whole seconds make up less than that. */
const TOLERATED_SECONDS = 120

/** What signs goes by it. */
const SYSTEM = createClock()

/**
 * How many seconds this server's clock is ahead of Amazon's; null where the answer does not say it.
 *
 * @param answeredAt Amazon's time, in an answer that came just now
 */
export function skewOf(answeredAt: Date | null): number | null {
  return answeredAt === null ? null : Math.round((SYSTEM.now().getTime() - answeredAt.getTime()) / 1000)
}

export function isSkewed(seconds: number | null): seconds is number {
  return Math.abs(seconds ?? 0) > TOLERATED_SECONDS
}
