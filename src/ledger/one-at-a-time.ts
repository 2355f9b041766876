import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { InOwnWords } from "../amazon/own-words"
import type { Queries } from "./database"

export type OneAtATime = <Result>(
  name: string,
  work: () => Promise<Result>,
  limits?: { patience: number },
) => Promise<Result>

/** Milliseconds; a test may have less patience. */
export interface OneAtATimeLimits {
  /** Without being renewed it is anyone's again: so long a process that died keeps the others waiting. */
  lease: number
  /** Who comes meanwhile waits so long: for one checkout, each of whose calls to Amazon has its deadline. */
  patience: number
  /** Work that takes longer keeps nobody else waiting. */
  longest: number
  /** Between two looks at what another process holds. */
  glance: number
}

const LIMITS: OneAtATimeLimits = { lease: 10_000, patience: 60_000, longest: 120_000, glance: 100 }

/** Others are still at work on the same; nothing was done. */
export class StillAtWorkError extends Error implements InOwnWords {
  override readonly name = "StillAtWorkError"
  readonly in_own_words: string
  constructor(name: string) {
    super(`Amazon Pay: another request is still at work on ${name}. Nothing was done; try again in a minute.`)
    this.in_own_words = this.message
  }
}

/**
 * Runs work while nobody else runs work under the same name, in whatever process, also while Amazon is awaited: the lock is
 * a row with a time on it. It holds no connection to the database, asks for no Redis, and ends by itself.
 */
export function createOneAtATime(queries: Queries, limits: OneAtATimeLimits = LIMITS): OneAtATime {
  const { lease, longest, glance } = limits
  /** Who came last in this process, by name; they wait for each other without asking the database. */
  const queues = new Map<string, Promise<void>>()

  async function take(name: string, holder: string, until: number): Promise<void> {
    for (;;) {
      const { rows } = await queries.raw(
        `insert into amazon_pay_lease (id, holder, expires_at) values (?, ?, now() + ? * interval '1 millisecond')
         on conflict (id) do update set holder = excluded.holder, expires_at = excluded.expires_at
         where amazon_pay_lease.expires_at < now() returning id`,
        [name, holder, lease],
      )
      if (rows.length > 0) return
      if (performance.now() >= until) throw new StillAtWorkError(name)
      await pause(glance)
    }
  }

  /** Takes the row while the work runs, within `longest`. */
  async function hold<Result>(name: string, holder: string, work: () => Promise<Result>, leave: () => void) {
    const renewal = setInterval(() => {
      const sql =
        "update amazon_pay_lease set expires_at = now() + ? * interval '1 millisecond' where id = ? and holder = ?"
      // The next one may get through; if none does, the lease is lost, as that of a process that died.
      queries.raw(sql, [lease, name, holder]).catch(() => undefined)
    }, lease / 3)
    let isHeld = true
    const letGo = async () => {
      if (!isHeld) return
      isHeld = false
      clearInterval(renewal)
      clearTimeout(end)
      const sql = "delete from amazon_pay_lease where id = ? and holder = ?"
      // Should the database fail it runs out by itself.
      await queries.raw(sql, [name, holder]).catch(() => undefined)
      leave()
    }
    const end = setTimeout(() => void letGo(), longest)
    try {
      return await work()
    } finally {
      await letGo()
    }
  }

  return async (name, work, { patience } = { patience: limits.patience }) => {
    const until = performance.now() + patience
    const before = queues.get(name) ?? Promise.resolve()
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => (leave = resolve))
    const queue = before.then(() => left)
    queues.set(name, queue)
    void queue.then(() => {
      if (queues.get(name) === queue) queues.delete(name)
    })
    const holder = randomUUID()
    try {
      await within(before, patience, name)
      await take(name, holder, until)
    } catch (error) {
      leave()
      throw error
    }
    return hold(name, holder, work, leave)
  }
}

/** @throws StillAtWorkError when it takes longer */
async function within(before: Promise<void>, patience: number, name: string): Promise<void> {
  const given = new AbortController()
  const late = pause(patience, true, { signal: given.signal }).catch(() => false)
  const isLate = await Promise.race([before.then(() => false), late])
  given.abort()
  if (isLate) throw new StillAtWorkError(name)
}
