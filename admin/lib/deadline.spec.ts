import { nearness, timeLeft } from "./deadline"

const NOW = new Date("2026-12-01T10:00:00Z")

describe("a deadline", () => {
  it.each([
    ["2026-12-23T10:00:00Z", "far", "in 22 days"],
    ["2026-12-08T09:59:00Z", "near", "in 6 days"],
    ["2026-12-03T09:59:00Z", "close", "in 47 hours"],
    ["2026-12-01T12:30:00Z", "close", "in 2 hours"],
    ["2026-12-01T10:00:00Z", "past", "in 0 hours"],
    ["2026-11-28T10:00:00Z", "past", "3 days ago"],
    ["soon", "far", ""],
  ])("of %s is %s: %s", (iso, near, left) => {
    expect(nearness(iso, NOW)).toBe(near)
    expect(timeLeft(iso, "en", NOW)).toBe(left)
  })

  it("speaks the admin's language", () => {
    expect(timeLeft("2026-12-23T10:00:00Z", "ja", NOW)).toBe("22 日後")
  })
})
