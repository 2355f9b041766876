import fc from "fast-check"
import { idempotencyKey } from "./idempotency-key"

const PART = fc.oneof(fc.string(), fc.integer())

describe("an idempotency key", () => {
  it("is 32 characters of what Amazon allows", () => {
    fc.assert(
      fc.property(fc.array(PART), (parts) => {
        expect(idempotencyKey(...parts)).toMatch(/^[A-Za-z0-9_-]{32}$/)
      }),
    )
  })

  it("is the same for the same operation, so that a retry repeats it", () => {
    expect(idempotencyKey("capture", "capt_01", "2500", 1)).toBe(idempotencyKey("capture", "capt_01", "2500", 1))
  })

  it.each([
    ["operation", ["refund", "capt_01", "2500", 1]],
    ["object", ["capture", "capt_02", "2500", 1]],
    ["amount", ["capture", "capt_01", "2501", 1]],
    ["attempt", ["capture", "capt_01", "2500", 2]],
  ])("is another one for another %s", (_what, parts) => {
    expect(idempotencyKey(...parts)).not.toBe(idempotencyKey("capture", "capt_01", "2500", 1))
  })

  it("keeps its parts apart", () => {
    expect(idempotencyKey("a", "bc")).not.toBe(idempotencyKey("ab", "c"))
  })
})
