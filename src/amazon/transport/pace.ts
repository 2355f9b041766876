import { setTimeout as sleep } from "node:timers/promises"

/** Milliseconds between two calls once Amazon has said that they are too many: it allows four of a kind a second, live. */
const FIRST_INTERVAL_MS = 250
const LONGEST_INTERVAL_MS = 2_000
const SLOWER = 1.25
const FASTER = 0.97
/** Shorter than that, it is none. */
const SHORTEST_INTERVAL_MS = 25

/** When calls of one kind may begin. */
export interface Pace {
  /** Waits for a turn. @returns when it began, in milliseconds */
  turn(): Promise<number>
  /** What became of a turn. */
  answered(began: number, isThrottled: boolean): void
}

/**
 * Calls begin at once until Amazon throttles them; from then on one after the other, at intervals that grow with each 429
 * and shrink with each other answer. So many renewals at once come to as many calls as Amazon allows, whatever it allows,
 * also where several processes share it.
 *
 * @param longestMs nobody waits longer for a turn
 */
export function createPace(longestMs: number): Pace {
  let interval = 0
  let next = 0
  let slowedAt = 0
  return {
    async turn() {
      const now = performance.now()
      const at = Math.min(Math.max(now, next), now + longestMs)
      next = at + interval
      if (at > now) await sleep(at - now)
      return performance.now()
    },
    answered(began, isThrottled) {
      if (!isThrottled) {
        interval = interval * FASTER < SHORTEST_INTERVAL_MS ? 0 : interval * FASTER
      } else if (began >= slowedAt) {
        // Those that were under way before say the same.
        slowedAt = performance.now()
        interval = Math.min(Math.max(interval * SLOWER, FIRST_INTERVAL_MS), LONGEST_INTERVAL_MS)
      }
    },
  }
}

/** "POST charges" for all that make one: Amazon counts each kind of call for itself. */
export function kindOf({ method, path }: { method: string; path: string }): string {
  const names = path.split("/").filter((_, index) => index % 2 === 0)
  return `${method} ${names.join("/")}`
}
