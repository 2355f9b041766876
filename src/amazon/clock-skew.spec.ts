import { isSkewed, skewOf } from "./clock-skew"

const SECOND = 1_000

describe("how far this server's clock is from Amazon's", () => {
  it.each([
    ["ahead of", 300],
    ["behind", -300],
  ])("is in seconds, and tells whether it is %s it", (_way, seconds) => {
    const skew = skewOf(new Date(Date.now() - seconds * SECOND))
    expect(skew).toBeGreaterThanOrEqual(seconds)
    expect(skew).toBeLessThan(seconds + 30)
  })

  it("is not known from an answer without a date", () => {
    expect(skewOf(null)).toBeNull()
  })
})

describe("a clock", () => {
  it.each([
    [0, false],
    [120, false],
    [-120, false],
    [121, true],
    [-121, true],
    [null, false],
  ])("that is %p seconds off counts as wrong: %p", (seconds, wrong) => {
    expect(isSkewed(seconds)).toBe(wrong)
  })
})
