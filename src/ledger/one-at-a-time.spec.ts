import { createOneAtATime } from "./one-at-a-time"
import { useDatabase } from "./test/database"

const database = useDatabase()

/** A process of its own. Patience and leases are those of a test. */
const process = (limits: { lease?: number; patience?: number; longest?: number } = {}) =>
  createOneAtATime(database(), { lease: 5_000, patience: 5_000, longest: 5_000, glance: 5, ...limits })

/** A gate that a test opens. */
function gate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

function work(log: string[], name: string, opened: Promise<void> = Promise.resolve()) {
  return async () => {
    log.push(`${name} begins`)
    await opened
    log.push(`${name} ends`)
    return name
  }
}

const leases = async () => (await database().raw("select id from amazon_pay_lease", [])).rows.map(({ id }) => id)
const until = async (isSo: () => boolean) => {
  while (!isSo()) await database().raw("select 1", [])
}

/** A process that died in the middle of its work. */
const died = (name: string, ago: string) =>
  database().raw(`insert into amazon_pay_lease (id, holder, expires_at) values (?, 'dead', now() ${ago}::interval)`, [
    name,
  ])

describe("one at a time", () => {
  it("hands on what the work comes to, and leaves nothing behind", async () => {
    expect(await process()("cart_1", work([], "one"))).toBe("one")
    expect(await leases()).toEqual([])
  })

  it.each([
    ["in one process", () => [process()]],
    ["in two processes", () => [process(), process()]],
  ])("runs ten under one name one after the other, %s", async (_, start) => {
    const processes = start()
    const log: string[] = []
    const names = Array.from({ length: 10 }, (_none, index) => `no. ${index}`)
    await Promise.all(names.map((name, index) => processes[index % processes.length]!("cart_same", work(log, name))))
    expect(log).toHaveLength(20)
    for (let at = 0; at < log.length; at += 2) expect(log[at + 1]).toBe(log[at]!.replace("begins", "ends"))
    expect(await leases()).toEqual([])
  })

  it("keeps the order in which they came, within a process", async () => {
    const inTurn = process()
    const log: string[] = []
    await Promise.all(["a", "b", "c"].map((name) => inTurn("cart_order", work(log, name))))
    expect(log.filter((entry) => entry.endsWith("begins"))).toEqual(["a begins", "b begins", "c begins"])
  })

  it("runs work under two names at the same time", async () => {
    const log: string[] = []
    const { open, opened } = gate()
    const inTurn = process()
    const first = inTurn("cart_one", work(log, "one", opened))
    await inTurn("cart_other", work(log, "other"))
    open()
    await first
    expect(log.indexOf("other ends")).toBeLessThan(log.indexOf("one ends"))
  })

  it("lets the next one in when the work fails, and says why it failed", async () => {
    const inTurn = process()
    await expect(inTurn("cart_1", () => Promise.reject(new Error("It failed.")))).rejects.toThrow("It failed.")
    expect(await inTurn("cart_1", work([], "next"))).toBe("next")
  })

  it("holds no transaction and no connection while the work waits", async () => {
    const log: string[] = []
    const { open, opened } = gate()
    const inTurn = process()
    const all = Array.from({ length: 40 }, (_, index) => inTurn(`cart_${index}`, work(log, String(index), opened)))
    await until(() => log.length === 40)
    const { rows } = await database().raw(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
      [],
    )
    open()
    await Promise.all(all)
    expect(rows).toEqual([{ count: 0 }])
  })

  it("takes over from a process that died, once its lease has run out", async () => {
    await died("cart_1", "- interval '1 second'")
    expect(await process()("cart_1", work([], "next"))).toBe("next")
  })

  it("waits for the lease of a process that died, and no longer", async () => {
    await died("cart_1", "+ interval '300 milliseconds'")
    expect(await process()("cart_1", work([], "next"))).toBe("next")
  })

  it("renews its lease as long as it works", async () => {
    const log: string[] = []
    const { open, opened } = gate()
    const first = process({ lease: 900 })("cart_1", work(log, "first", opened))
    const ends = async () => (await database().raw("select expires_at::text from amazon_pay_lease", [])).rows
    const seen = [await ends()]
    while (seen.length < 4) {
      const now = await ends()
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now)
    }
    open()
    await first
    expect(log).toEqual(["first begins", "first ends"])
  })

  it.each([
    ["in the same process", (first: ReturnType<typeof process>) => first],
    ["in another", () => process()],
  ])("keeps nobody %s waiting for work that does not end", async (_, next) => {
    const log: string[] = []
    const { open, opened } = gate()
    const inTurn = process({ longest: 50 })
    const hung = inTurn("cart_1", work(log, "hung", opened))
    await until(() => log.length === 1)
    expect(await next(inTurn)("cart_1", work(log, "next"))).toBe("next")
    open()
    expect(await hung).toBe("hung")
    expect(log).toEqual(["hung begins", "next begins", "next ends", "hung ends"])
  })

  it("says that others are still at work to who has waited long enough, and lets those behind have their turn", async () => {
    const { open, opened } = gate()
    const inTurn = process({ patience: 50 })
    const log: string[] = []
    const first = inTurn("cart_1", work(log, "first", opened))
    await expect(inTurn("cart_1", work(log, "late"))).rejects.toThrow(
      "Amazon Pay: another request is still at work on cart_1. Nothing was done; try again in a minute.",
    )
    open()
    await first
    expect(await inTurn("cart_1", work(log, "next"))).toBe("next")
    expect(log).not.toContain("late begins")
  })
})
