import { startShop } from "../support/shop.js"

describe("21. Throttling, clock, inspection and seeds", () => {
  it("is off until it is switched on", async () => {
    const shop = await startShop()
    const statuses = await Promise.all(Array.from({ length: 30 }, () => shop.call("GET", "charges/x")))
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([404]))
  })

  it("allows the sandbox five Get Charge at once and one more a second", async () => {
    const shop = await startShop({ throttling: true })
    const get = async (): Promise<number> => (await shop.call("GET", "charges/x")).status
    const statuses = []
    for (let call = 0; call < 6; call++) statuses.push(await get())
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429])
    shop.emulator.clock.advance({ seconds: 1 })
    expect([await get(), await get()]).toEqual([404, 429])
  })

  it("counts each operation for itself", async () => {
    const shop = await startShop({ throttling: true })
    for (let call = 0; call < 6; call++) await shop.call("GET", "charges/x")
    expect((await shop.call("GET", "refunds/x")).status).toBe(404)
  })

  it("everything that waits at Amazon waits on the virtual clock", async () => {
    const shop = await startShop({ start: "2026-11-23T00:00:00Z" })
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.set("2026-11-26T00:00:00Z")
    const expired = shop.emulator.events.list().at(-1)
    expect(expired).toMatchObject({ type: "state", objectId: chargeId, reasonCode: "ExpiredUnused" })
    expect(expired?.time).toMatch(/^2026-11-25T00:00:0/)
  })

  it("it gives the same ids for the same seed", async () => {
    const ids = async (): Promise<string> => (await (await startShop({ idSeed: "one" })).purchase()).chargeId
    expect(await ids()).toBe(await ids())
  })
})
