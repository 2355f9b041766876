import type { Database } from "./database"

export type Exclusive = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/**
 * The lock is PostgreSQL's, and ends with its transaction: no process that dies leaves it behind, and no Redis is needed.
 * Its connection is taken from Medusa's pool while the work needs others of it, so that only a few may wait at a time.
 */
const AT_ONCE = 2

export function createExclusive(database: Database): Exclusive {
  const waiting: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < AT_ONCE) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async (name, work) => {
    await enter()
    try {
      return await database.transaction(async (queries) => {
        // A machine that vanished, or work that hangs, holds it no longer than that.
        await queries.raw("set local idle_in_transaction_session_timeout = '60s'", [])
        await queries.raw("set local lock_timeout = '20s'", [])
        await queries.raw("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`amazon-pay:${name}`])
        return work()
      })
    } finally {
      leave()
    }
  }
}
