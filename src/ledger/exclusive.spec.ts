import { createExclusive } from "./exclusive"
import { useDatabase } from "./test/database"

const database = useDatabase()

/** A gate that a test opens. */
function gate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

/** A process of its own. */
const process = () => createExclusive(database())

/** Work that notes when it begins and ends, and stays until its gate is open. */
function work(log: string[], name: string, opened: Promise<void> = Promise.resolve()) {
  return async () => {
    log.push(`${name} begins`)
    await opened
    log.push(`${name} ends`)
    return name
  }
}

/** Until everybody who could begin has begun. */
async function untilBlocked(count: number): Promise<void> {
  for (;;) {
    const { rows } = await database().raw(
      "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and pid <> pg_backend_pid()",
      [],
    )
    if (Number(rows[0]?.["waiting"]) >= count) return
  }
}

describe("exclusively", () => {
  it("hands on what the work comes to", async () => {
    expect(await process()("order_result", work([], "one"))).toBe("one")
  })

  it("runs work under one name one after the other, whatever process it is in", async () => {
    const log: string[] = []
    const { open, opened } = gate()
    const first = process()("order_same", work(log, "one", opened))
    while (log.length === 0) await database().raw("select 1", [])
    const second = process()("order_same", work(log, "other"))
    await untilBlocked(1)
    open()
    await Promise.all([first, second])
    expect(log).toEqual(["one begins", "one ends", "other begins", "other ends"])
  })

  it("runs work under two names at the same time", async () => {
    const log: string[] = []
    const { open, opened } = gate()
    const first = process()("order_one", work(log, "one", opened))
    await process()("order_other", work(log, "other"))
    open()
    await first
    expect(log.indexOf("other ends")).toBeLessThan(log.indexOf("one ends"))
  })

  it("lets the next one in when the work fails, and says why it failed", async () => {
    const exclusively = process()
    const failing = () => Promise.reject(new Error("It failed."))
    await expect(exclusively("order_failing", failing)).rejects.toThrow("It failed.")
    expect(await exclusively("order_failing", work([], "next"))).toBe("next")
  })

  it("takes no more than two connections of a process, so that the work finds others", async () => {
    const exclusively = process()
    const log: string[] = []
    const { open, opened } = gate()
    const all = [1, 2, 3, 4, 5].map((number) => exclusively(`order_${number}`, work(log, String(number), opened)))
    while (log.length < 2) await database().raw("select 1", [])
    await database().raw("select 1", [])
    expect(log).toHaveLength(2)
    open()
    await Promise.all(all)
    expect(log).toHaveLength(10)
  })
})
