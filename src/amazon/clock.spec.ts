import { clockOf } from "./clock"

const HOUR = 3_600_000

describe("the clock of an application", () => {
  it("is one for all of its modules", () => {
    const application = {}
    const start = Date.now()
    clockOf(application).setOffset(HOUR)
    expect(clockOf(application).now().getTime()).toBeGreaterThanOrEqual(start + HOUR)
  })

  it("is not that of another application", () => {
    clockOf({}).setOffset(HOUR)
    expect(clockOf({}).now().getTime()).toBeLessThanOrEqual(Date.now())
  })
})
