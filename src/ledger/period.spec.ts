import { isBeyondMonth, isPeriod } from "./period"
import { chargeEntry, permissionEntry, yen } from "./test/entries"

describe("a period's name", () => {
  it.each(["2027-01", "sub_01/2027-01", "毎月 1回目", "x", "x".repeat(64)])("may be %p", (name) => {
    expect(isPeriod(name)).toBe(true)
  })

  it.each(["", " ", "x".repeat(65), "a\u0007", "a\nb", "a\u200b"])("may not be %p", (name) => {
    expect(isPeriod(name)).toBe(false)
  })
})

describe("what a month's limit of ¥100,000 leaves room for", () => {
  const since = new Date("2027-01-01T00:00:00+09:00")
  const before = new Date("2026-12-31T23:59:59+09:00")
  const permission = permissionEntry({ amount_limit: yen(100_000) })
  const isBeyond = (amount: number, ...charges: ReturnType<typeof chargeEntry>[]) =>
    isBeyondMonth(yen(amount), { permission, charges, since })

  it("is all of it, and not a yen more", () => {
    expect([isBeyond(100_000), isBeyond(100_001)]).toEqual([false, true])
  })

  it.each(["Authorized", "AuthorizationInitiated", "Captured", "CaptureInitiated", "Unknown"] as const)(
    "is less by what this month's charge takes, or may take: %s",
    (state) => {
      const charge = chargeEntry(state, { charged_at: since })
      expect([isBeyond(97_500, charge), isBeyond(97_501, charge)]).toEqual([false, true])
    },
  )

  it.each(["Canceled", "Declined"] as const)("is not less by one that takes nothing: %s", (state) => {
    expect(isBeyond(100_000, chargeEntry(state, { charged_at: since }))).toBe(false)
  })

  it("is not less by a former month's", () => {
    expect(isBeyond(100_000, chargeEntry("Captured", { charged_at: before, seen_at: since }))).toBe(false)
  })

  it("is less by the first order's charge, of which Complete tells no date", () => {
    expect(isBeyond(97_501, chargeEntry("Authorized", { charged_at: null, seen_at: since }))).toBe(true)
    expect(isBeyond(97_501, chargeEntry("Authorized", { charged_at: null, seen_at: before }))).toBe(false)
  })

  it("is not known while the limit is not", () => {
    const unknown = permissionEntry({ amount_limit: null })
    expect(isBeyondMonth(yen(200_000), { permission: unknown, charges: [], since })).toBe(false)
  })
})
