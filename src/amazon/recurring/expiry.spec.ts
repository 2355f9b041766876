import { expiresAt, isExpiring, plusMonths } from "./expiry"

describe("a permission ends", () => {
  it.each([
    ["2026-11-28T12:34:56Z", "2027-12-28T12:34:56.000Z"],
    ["2027-01-31T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2026-01-31T00:00:00Z", "2027-02-28T00:00:00.000Z"],
    ["2026-12-31T23:59:59Z", "2028-01-31T23:59:59.000Z"],
  ])("13 months after %s: %s", (lastChargedAt, end) => {
    expect(expiresAt(new Date(lastChargedAt)).toISOString()).toBe(end)
  })

  it.each([
    [31, false],
    [30, true],
    [1, true],
    [0, false],
    [-1, false],
  ])("soon, with %i days left: %p", (days, soon) => {
    const end = new Date("2027-12-28T00:00:00Z")
    expect(isExpiring(end, new Date(end.getTime() - days * 86_400_000))).toBe(soon)
  })
})

it("a month after January 31 is the end of February, and the date that was given is untouched", () => {
  const january = new Date("2027-01-31T10:00:00Z")
  expect(plusMonths(january, 1).toISOString()).toBe("2027-02-28T10:00:00.000Z")
  expect(january.toISOString()).toBe("2027-01-31T10:00:00.000Z")
})
