import fc from "fast-check"
import { pauseBefore } from "./retry"

const POLICY = { attempts: 5, attemptTimeoutMs: 1_000, baseDelayMs: 400, maxDelayMs: 3_000 }

describe("the pause before a retry", () => {
  it("doubles with each attempt, up to the maximum", () => {
    const longest = [1, 2, 3, 4, 5].map((attempt) => pauseBefore(attempt, POLICY, () => 1))
    expect(longest).toEqual([400, 800, 1_600, 3_000, 3_000])
  })

  it("is a random part of that, so that many shops do not come back at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, luck) => {
        expect(pauseBefore(attempt, POLICY, () => luck)).toBe(Math.min(400 * 2 ** (attempt - 1), 3_000) * luck)
      }),
    )
  })

  it("is what Amazon asks for with Retry-After", () => {
    expect(pauseBefore(1, POLICY, () => 0, "2")).toBe(2_000)
  })

  it("is never longer than the maximum, whatever Retry-After says", () => {
    expect(pauseBefore(1, POLICY, () => 0, "3600")).toBe(3_000)
  })

  it.each(["", "soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", null, undefined])(
    "does not mind a Retry-After of %p",
    (header) => {
      expect(pauseBefore(2, POLICY, () => 0.5, header)).toBe(400)
    },
  )
})
