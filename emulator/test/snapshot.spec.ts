import { capture, chargeOf } from "./support/money.js"
import { newKey, startShop, yen } from "./support/shop.js"

describe("a snapshot", () => {
  it("brings objects, saved answers and time back, as often as it is wanted", async () => {
    const shop = await startShop({ start: "2026-11-01T00:00:00Z" })
    const { chargeId } = await shop.purchase()
    const snapshot = shop.emulator.snapshot()
    for (let time = 1; time <= 2; time += 1) {
      await capture(shop, chargeId, 2500)
      shop.emulator.clock.advance({ days: 40 })
      expect((await chargeOf(shop, chargeId)).statusDetails?.state).toBe("Captured")
      shop.emulator.restore(snapshot)
      expect((await chargeOf(shop, chargeId)).statusDetails?.state).toBe("Authorized")
      expect(shop.emulator.clock.now().toISOString()).toMatch(/^2026-11-01/)
    }
  })

  it("forgets idempotency keys that were used after it, and what was to come", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const snapshot = shop.emulator.snapshot()
    const request = { key: newKey(), body: { chargeId, refundAmount: yen(100) } }
    const first = await shop.call("POST", "refunds", request)
    shop.emulator.restore(snapshot)
    expect(shop.emulator.objects("refunds")).toEqual([])
    expect((await shop.call("POST", "refunds", request)).body.refundId).not.toBe(first.body.refundId)
  })

  it("gives no id twice, though ids are repeatable", async () => {
    const shop = await startShop({ idSeed: "same" })
    const snapshot = shop.emulator.snapshot()
    const id = shop.checkout()
    shop.emulator.restore(snapshot)
    expect(shop.checkout()).not.toBe(id)
  })

  it("is refused with a sentence when it is none, and nothing is forgotten", async () => {
    const shop = await startShop()
    shop.checkout()
    expect(() => shop.emulator.restore(JSON.parse("{}"))).toThrow("What is restored is what snapshot() gave.")
    expect(shop.emulator.objects("checkoutSessions")).toHaveLength(1)
  })

  it("is taken and restored over HTTP", async () => {
    const shop = await startShop()
    const post = (path: string) => fetch(`${shop.emulator.url}/_emulator/snapshots${path}`, { method: "POST" })
    const { id }: { id: string } = await (await post("")).json()
    shop.checkout()
    expect((await post(`/${id}/restore`)).status).toBe(200)
    expect(shop.emulator.objects("checkoutSessions")).toEqual([])
    expect((await post("/99/restore")).status).toBe(404)
  })
})
