import { createPace, kindOf } from "./pace"

const LONGEST = 60_000

/** When so many turns begin, in milliseconds from now. */
async function turns(pace: ReturnType<typeof createPace>, count: number): Promise<number[]> {
  const began = performance.now()
  const begun = await Promise.all(Array.from({ length: count }, () => pace.turn()))
  return begun.map((at) => at - began)
}

describe("the pace of calls of a kind", () => {
  it("lets them begin at once while Amazon does not throttle them", async () => {
    const pace = createPace(LONGEST)
    for (let call = 0; call < 50; call++) pace.answered(await pace.turn(), false)
    expect(Math.max(...(await turns(pace, 8)))).toBeLessThan(200)
  })

  it("lets them begin a quarter of a second apart once it does", async () => {
    const pace = createPace(LONGEST)
    pace.answered(await pace.turn(), true)
    const [, ...later] = await turns(pace, 3)
    expect(later[0]).toBeGreaterThanOrEqual(240)
    expect(later[1]).toBeGreaterThanOrEqual(490)
  })

  it("slows down once for all that were under way at the time", async () => {
    const pace = createPace(LONGEST)
    const begun = await Promise.all(Array.from({ length: 8 }, () => pace.turn()))
    for (const began of begun) pace.answered(began, true)
    const [, second] = await turns(pace, 2)
    expect(second).toBeGreaterThanOrEqual(240)
    expect(second).toBeLessThan(1_000)
  })

  it("gets faster again with each answer", async () => {
    const pace = createPace(LONGEST)
    pace.answered(await pace.turn(), true)
    for (let answer = 0; answer < 100; answer++) pace.answered(performance.now(), false)
    expect(Math.max(...(await turns(pace, 8)))).toBeLessThan(200)
  })

  it("keeps nobody waiting for longer than it may", async () => {
    const pace = createPace(300)
    pace.answered(await pace.turn(), true)
    expect(Math.max(...(await turns(pace, 20)))).toBeLessThan(2_000)
  })
})

describe("the kind of a call", () => {
  it.each([
    ["POST", "charges", "POST charges"],
    ["GET", "charges/S03-0000000-0000000-C000000", "GET charges"],
    ["POST", "charges/S03-0000000-0000000-C000000/capture", "POST charges/capture"],
    ["DELETE", "charges/S03-0000000-0000000-C000000/cancel", "DELETE charges/cancel"],
  ])("%s %s is %s", (method, path, kind) => {
    expect(kindOf({ method, path })).toBe(kind)
  })
})
