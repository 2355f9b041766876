import { newKey, startShop, yen } from "../support/shop.js"

describe("20. A fault", () => {
  it("answers with a status and does not do the work", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "status", status: 500, method: "POST", path: "/checkoutSessions" })
    expect((await shop.call("POST", "checkoutSessions", { body: shop.payload() })).status).toBe(500)
    expect(shop.emulator.objects("checkoutSessions")).toHaveLength(0)
  })

  it.each([
    [408, "RequestTimeout"],
    [429, "TooManyRequests"],
    [500, "InternalServerError"],
    [503, "ServiceUnavailable"],
  ])("of status %d carries Amazon's reasonCode", async (status, reasonCode) => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "status", status })
    expect((await shop.call("GET", "charges/x")).body.reasonCode).toBe(reasonCode)
  })

  it("throttles the calls it matches by a bucket of its own, which fills on the virtual clock", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "throttle", path: "/charges", burst: 2, perSecond: 1 })
    const get = async (path: string): Promise<number> => (await shop.call("GET", path)).status
    expect([await get("charges/x"), await get("charges/x"), await get("charges/x")]).toEqual([404, 404, 429])
    expect(await get("refunds/x")).toBe(404)
    shop.emulator.clock.advance({ seconds: 1 })
    expect([await get("charges/x"), await get("charges/x")]).toEqual([404, 429])
  })

  it("strikes as often as it says", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "status", status: 429, times: 2 })
    const statuses = []
    for (let call = 0; call < 3; call++) statuses.push((await shop.call("GET", "charges/x")).status)
    expect(statuses).toEqual([429, 429, 404])
  })

  it("strikes only where its pattern matches", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "status", status: 503, pattern: "/complete$", times: null })
    expect((await shop.call("GET", "charges/x")).status).toBe(404)
    expect((await shop.complete("x")).status).toBe(503)
  })

  it("strikes only the calls whose body matches", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "status", status: 503, path: "/charges", body_pattern: "P03-1", times: null })
    const charge = async (chargePermissionId: string): Promise<number> => {
      const body = { chargePermissionId, chargeAmount: yen(500) }
      return (await shop.call("POST", "charges", { key: newKey(), body })).status
    }
    expect([await charge("P03-1"), await charge("P03-2"), await charge("P03-1")]).toEqual([503, 404, 503])
  })

  it("cuts the connection after the work was done, so that a retry with the key finds the charge", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    shop.emulator.faults.add({ kind: "drop-after", method: "POST", path: "/v2/charges" })
    const request = { key: newKey(), body: { chargePermissionId: permissionId, chargeAmount: yen(500) } }
    await expect(shop.call("POST", "charges", request)).rejects.toThrow()
    const retried = await shop.call("POST", "charges", request)
    expect(retried.status).toBe(201)
    expect(shop.emulator.objects("charges")).toHaveLength(1)
  })

  it("cuts the connection before the work is done", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "drop-before" })
    await expect(shop.call("POST", "checkoutSessions", { body: shop.payload() })).rejects.toThrow()
    expect(shop.emulator.objects("checkoutSessions")).toHaveLength(0)
  })

  it("does the work and answers another body", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "rewrite", method: "POST", body: [] })
    const answer = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect(answer).toMatchObject({ status: 201, body: [] })
    expect(shop.emulator.objects("checkoutSessions")).toHaveLength(1)
  })

  it("does the work and answers with other fields, and another status", async () => {
    const shop = await startShop()
    const fields = { checkoutSessionId: undefined, statusDetails: { state: "Odd" } }
    shop.emulator.faults.add({ kind: "rewrite", method: "POST", status: 200, fields })
    const { status, body } = await shop.call("POST", "checkoutSessions", { body: shop.payload() })
    expect([status, body.checkoutSessionId, body.statusDetails]).toEqual([200, undefined, { state: "Odd" }])
    expect(body.storeId).toEqual(expect.any(String))
  })

  it("ends the JSON in the middle", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "truncate" })
    await expect(shop.call("GET", "charges/x")).rejects.toThrow()
  })

  it("answers with a gateway's HTML", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "html-502" })
    await expect(shop.call("GET", "charges/x")).rejects.toThrow(/JSON/)
    expect(shop.emulator.requests.list().at(-1)).toMatchObject({ status: 502, fault: "html-502" })
  })

  it("delays the work, or the body, and then answers as ever", async () => {
    const shop = await startShop()
    shop.emulator.faults.add({ kind: "latency", ms: 20 })
    shop.emulator.faults.add({ kind: "slow-body", ms: 20 })
    expect((await shop.call("GET", "charges/x")).status).toBe(404)
    expect((await shop.call("GET", "charges/x")).status).toBe(404)
    const durations = shop.emulator.requests.list().map(({ durationMs }) => durationMs)
    expect(Math.min(...durations)).toBeGreaterThan(15)
  })

  it("strikes the same calls again with the same seed", async () => {
    const run = async (): Promise<number[]> => {
      const shop = await startShop()
      shop.emulator.faults.add({ kind: "status", status: 500, times: null, probability: 0.5, seed: "monday" })
      const statuses = []
      for (let call = 0; call < 12; call++) statuses.push((await shop.call("GET", "charges/x")).status)
      return statuses
    }
    const first = await run()
    expect(new Set(first)).toEqual(new Set([404, 500]))
    expect(await run()).toEqual(first)
  })

  it.each([
    [60, 404, "ResourceNotFound"],
    [1_200, 403, "InvalidRequestSignature"],
    [-1_200, 403, "InvalidRequestSignature"],
  ])(
    "judges signatures by a clock that is %d seconds ahead, and tells its time",
    async (seconds, status, reasonCode) => {
      const shop = await startShop()
      shop.emulator.faults.add({ kind: "clock", seconds })
      const began = Date.now()
      const answer = await shop.call("GET", "charges/x")
      expect([answer.status, answer.body.reasonCode]).toEqual([status, reasonCode])
      const ahead = (Date.parse(answer.headers.get("date") ?? "") - began) / 1_000
      expect(Math.abs(ahead - seconds)).toBeLessThan(30)
    },
  )
})
