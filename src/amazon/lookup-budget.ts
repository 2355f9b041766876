import type { Clock } from "./clock"

/** A bucket of calls that fills again by so many a second. */
interface Rate {
  burst: number
  perSecond: number
}

/** One cart, or one order's payment collection: a buyer begins anew a few times, and not a hundred. */
export const LOOKUPS_OF_SUBJECT: Rate = { burst: 10, perSecond: 1 / 30 }

/**
 * The whole process. Amazon takes 40 Get Checkout Session at once and then 8 a second from all of a merchant's processes
 * (Amazon Pay API: throttling limits): the rest is for the sessions that are known, each of which has its own budget.
 */
export const LOOKUPS_OF_PROCESS: Rate = { burst: 20, perSecond: 5 }

/** A session that is known: a buyer reloads the page, chooses anew, places and approves, a few times a minute. */
export const LOOKUPS_OF_SESSION: Rate = { burst: 20, perSecond: 1 / 5 }

/** Milliseconds: many buyers at once are served one after the other, within what a browser waits for a page. */
export const LONGEST_WAIT = 8_000

/** Subjects, and sessions, remembered at a time; the one that came last is the last to be forgotten. */
const REMEMBERED = 5_000

/**
 * How often Amazon may be asked for Checkout Sessions that are not known here. Their ids come from a URL, so anyone with a
 * cart of their own can make them up, and each costs a call out of the rate that Amazon allows for the whole shop.
 */
export interface LookupBudget {
  /**
   * Takes one call out of the budget.
   * @param subject what the return URL names: a cart's id, or a payment collection's
   * @returns milliseconds to wait before it is made; null when it must not be made now
   */
  take(subject: string): number | null
  /**
   * The same for a session that is known, which others' calls do not count against: for whatever its buyer's requests have
   * Amazon asked.
   * @returns whether Amazon may be asked now
   */
  takeKnown(checkoutSessionId: string): boolean
}

export function createLookupBudget(clock: Clock): LookupBudget {
  const ofProcess = createBucket(LOOKUPS_OF_PROCESS, clock)
  const ofSubject = createBuckets(LOOKUPS_OF_SUBJECT, clock)
  const ofSession = createBuckets(LOOKUPS_OF_SESSION, clock)

  return {
    take: (subject) => (ofSubject(subject).take(0) === null ? null : ofProcess.take(LONGEST_WAIT)),
    takeKnown: (checkoutSessionId) => ofSession(checkoutSessionId).take(0) !== null,
  }
}

/** One for each name. */
function createBuckets(rate: Rate, clock: Clock): (name: string) => Bucket {
  const buckets = new Map<string, Bucket>()
  return (name) => {
    const bucket = buckets.get(name) ?? createBucket(rate, clock)
    buckets.delete(name)
    buckets.set(name, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > REMEMBERED && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }
}

interface Bucket {
  /** @returns milliseconds until it is this one's turn; null when that is longer than the patience */
  take(patience: number): number | null
}

function createBucket({ burst, perSecond }: Rate, clock: Clock): Bucket {
  let left = burst
  let seen = clock.now().getTime()
  return {
    take(patience) {
      const now = clock.now().getTime()
      left = Math.min(burst, left + (Math.max(0, now - seen) / 1_000) * perSecond)
      seen = now
      const wait = Math.max(0, ((1 - left) / perSecond) * 1_000)
      if (wait > patience) return null
      left -= 1
      return wait
    },
  }
}
