import { useDatabase } from "./test/database"
import { createWatches, type Watches } from "./watches"

const database = useDatabase()
let watches: Watches
beforeEach(() => (watches = createWatches(database())))

const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 0, minute))
const due = async (id: string) => (await watches.find(id))?.next_look_at

describe("a watch", () => {
  it("says since when looks have failed, until one has not", async () => {
    await watches.ensure("order_1", null)
    const look = { next: null, idle: 0, wasDue: null }
    for (const failedAt of [at(1), at(2)]) await watches.end("order_1", { ...look, failedAt })
    expect(await watches.find("order_1")).toMatchObject({ failing_since: at(1) })
    await watches.end("order_1", { ...look, failedAt: null })
    expect(await watches.find("order_1")).toMatchObject({ failing_since: null })
  })

  it("is made once, though two ask for it", async () => {
    const both = await Promise.all([watches.ensure("order_1", at(1)), watches.ensure("order_1", at(1))])
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(both[0].watch).toEqual(both[1].watch)
  })

  it("is left as it is when it is there", async () => {
    await watches.ensure("order_1", at(1))
    expect((await watches.ensure("order_1", at(9))).watch.next_look_at).toEqual(at(1))
  })

  it("is null where there is none", async () => {
    expect(await watches.find("order_never")).toBeNull()
  })
})

describe("after a look", () => {
  beforeEach(() => watches.ensure("order_1", at(10)) as Promise<unknown>)

  it.each([
    ["later", at(60)],
    ["earlier", at(5)],
    ["never", null],
  ])("the next one is when the look has found it to be: %s", async (_, next) => {
    await watches.begin("order_1", at(10))
    await watches.end("order_1", { next, idle: 3, wasDue: at(10), failedAt: null })
    expect(await watches.find("order_1")).toMatchObject({ next_look_at: next, idle_looks: 3, looked_at: at(10) })
  })

  it("whoever wanted an earlier one meanwhile gets it", async () => {
    await watches.bringForward("order_1", { to: at(7) })
    await watches.end("order_1", { next: at(60), idle: 1, wasDue: at(10), failedAt: null })
    expect(await due("order_1")).toEqual(at(7))
  })

  it("whoever wanted one meanwhile gets it, though the look has found that none is needed", async () => {
    await watches.bringForward("order_1", { to: at(7) })
    await watches.end("order_1", { next: null, idle: 1, wasDue: at(10), failedAt: null })
    expect(await due("order_1")).toEqual(at(7))
  })
})

describe("a look that begins", () => {
  it("returns the row as it was", async () => {
    await watches.ensure("order_1", at(10))
    expect(await watches.begin("order_1", at(5))).toMatchObject({ next_look_at: at(10), looked_at: null })
    expect(await watches.begin("order_1", at(6))).toMatchObject({ looked_at: at(5) })
  })

  it("makes the row if there is none, once though two begin", async () => {
    const both = await Promise.all([watches.begin("order_1", at(5)), watches.begin("order_1", at(5))])
    expect(both).toMatchObject([{ id: "order_1" }, { id: "order_1" }])
  })

  it("knows what was found out before it, and not what is found out later", async () => {
    await watches.ensure("order_1", null)
    await watches.begin("order_1", at(10))
    await watches.bringForward("order_1", { to: at(20), since: at(9) })
    expect(await due("order_1")).toBeNull()
    await watches.bringForward("order_1", { to: at(20), since: at(11) })
    expect(await due("order_1")).toEqual(at(20))
  })
})

describe("a look that is brought forward", () => {
  it.each([
    ["is earlier", at(10), at(5), at(5)],
    ["is never put off", at(5), at(10), at(5)],
    ["comes where none was to come", null, at(10), at(10)],
  ])("%s", async (_, before, to, expected) => {
    await watches.ensure("order_1", before)
    await watches.bringForward("order_1", { to })
    expect(await due("order_1")).toEqual(expected)
  })

  it("makes the watch if there is none", async () => {
    await watches.bringForward("order_1", { to: at(5) })
    expect(await due("order_1")).toEqual(at(5))
  })

  it("begins with short pauses again", async () => {
    await watches.ensure("order_1", at(1))
    await watches.end("order_1", { next: at(60), idle: 9, wasDue: at(1), failedAt: null })
    await watches.bringForward("order_1", { to: at(5) })
    expect(await watches.find("order_1")).toMatchObject({ idle_looks: 0 })
  })
})

describe("a charge that is due", () => {
  async function becomesDue(): Promise<string | null | undefined> {
    await watches.setChargeDue("order_1", at(5))
    return (await watches.find("order_1"))?.charge_due
  }

  it("brings a look forward, and makes the watch if there is none", async () => {
    expect(await becomesDue()).toEqual(expect.any(String))
    expect(await watches.find("order_1")).toMatchObject({ next_look_at: at(5) })
  })

  it("never puts a look off", async () => {
    await watches.ensure("order_1", at(1))
    await becomesDue()
    expect(await due("order_1")).toEqual(at(1))
  })

  it("is due no more once it is made, and leaves the next look as it was", async () => {
    await watches.endChargeDue("order_1", (await becomesDue()) ?? null)
    expect(await watches.find("order_1")).toMatchObject({ charge_due: null, next_look_at: at(5) })
  })

  it("stays due where the order has come to cost something else while it was made", async () => {
    const first = (await becomesDue()) ?? null
    const second = await becomesDue()
    for (const made of [first, null]) await watches.endChargeDue("order_1", made)
    expect(await watches.find("order_1")).toMatchObject({ charge_due: second })
  })
})

describe("what is worth telling once", () => {
  beforeEach(() => watches.ensure("order_1", null) as Promise<unknown>)

  it("is news once, to one of two who tell it", async () => {
    const both = await Promise.all([watches.tell("order_1", "owed", "700"), watches.tell("order_1", "owed", "700")])
    expect(both.sort()).toEqual([false, true])
  })

  it("is news again when it is something else, or was taken back meanwhile", async () => {
    const told = []
    for (const value of ["700", "700", "900", null, "900"]) told.push(await watches.tell("order_1", "owed", value))
    expect(told).toEqual([true, false, true, false, true])
  })

  it("is no news when nothing is taken back", async () => {
    expect(await watches.tell("order_1", "owed", null)).toBe(false)
  })

  it("is told apart by its kind and by its order", async () => {
    await watches.tell("order_1", "owed", "700")
    await watches.ensure("order_2", null)
    expect(await watches.tell("order_1", "beyond", "700")).toBe(true)
    expect(await watches.tell("order_2", "owed", "700")).toBe(true)
  })
})

describe("watches whose time has come", () => {
  const claim = (limit = 10) => watches.claimDue({ now: at(10), again: at(20), limit })

  it("are claimed, the longest overdue first, as far as the limit goes", async () => {
    await watches.ensure("order_9", at(9))
    await watches.ensure("order_3", at(3))
    await watches.ensure("order_6", at(6))
    expect((await claim(2)).sort()).toEqual(["order_3", "order_6"])
  })

  it("are not those that were looked at in this run", async () => {
    await watches.ensure("order_1", at(1))
    await watches.ensure("order_2", at(2))
    expect(await watches.claimDue({ now: at(10), again: at(20), limit: 1, except: ["order_1"] })).toEqual(["order_2"])
  })

  it("are not those that are due later, or never", async () => {
    await watches.ensure("order_1", at(11))
    await watches.ensure("order_2", null)
    expect(await claim()).toEqual([])
  })

  it("are claimed by one of two, and are due again if the look never ends", async () => {
    await watches.ensure("order_1", at(1))
    expect((await Promise.all([claim(), claim()])).flat()).toEqual(["order_1"])
    expect(await due("order_1")).toEqual(at(20))
  })
})
