import { startShop } from "./support/shop.js"

describe("throttling", () => {
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
})
