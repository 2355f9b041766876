import type { VirtualClock } from "./clock.js"

/** Amazon's way to limit a rate: a number of calls at once, then so many a second. */
export type TokenBucket = {
  /** False when the bucket is empty. */
  take(): boolean
}

/** Fills on the virtual clock, so that a test need not wait for it. */
export function createTokenBucket(clock: VirtualClock, burst: number, perSecond: number): TokenBucket {
  let tokens = burst
  let at = clock.now()
  return {
    take: () => {
      const now = clock.now()
      tokens = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond)
      at = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
