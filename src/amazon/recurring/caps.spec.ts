import { Money } from "../money"
import { isOverCap, monthlyCap, monthStart, nextMonthStart } from "./caps"

describe("the cap of a calendar month", () => {
  it.each([
    ...["AUD", "CHF", "EUR", "GBP", "NZD", "USD"].map((currency) => [currency, "1000.00", "15000.00"]),
    ...["DKK", "HKD", "NOK", "SEK", "ZAR"].map((currency) => [currency, "10000.00", "150000.00"]),
    ["JPY", "100000", "2000000"],
  ])("in %s is %s, and %s of a saved wallet", (currency, recurring, onFile) => {
    expect(monthlyCap("Recurring", currency)?.toString()).toBe(`${recurring} ${currency}`)
    expect(monthlyCap("PaymentMethodOnFile", currency)?.toString()).toBe(`${onFile} ${currency}`)
  })

  it("is found by Medusa's spelling of a currency, too", () => {
    expect(monthlyCap("Recurring", "jpy")?.toString()).toBe("100000 JPY")
  })

  it.each(["INR", "constructor", ""])("is not known in %p", (currency) => {
    expect(monthlyCap("Recurring", currency)).toBeNull()
  })

  it("is none for OneTime, whose permission has a limit of its own", () => {
    expect(monthlyCap("OneTime", "JPY")).toBeNull()
    expect(isOverCap("OneTime", Money.of(10_000_000, "JPY"))).toBe(false)
  })

  it("is passed by more than it, and not by all of it", () => {
    expect(isOverCap("Recurring", Money.of(100_000, "JPY"))).toBe(false)
    expect(isOverCap("Recurring", Money.of(100_001, "JPY"))).toBe(true)
    expect(isOverCap("PaymentMethodOnFile", Money.of(100_001, "JPY"))).toBe(false)
  })
})

describe("a month has begun", () => {
  it.each([
    ["jp", "2026-12-31T23:59:59Z", "2026-12-01T00:00:00.000Z"],
    ["jp", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00.000Z"],
    ["na", "2026-12-01T07:59:59Z", "2026-11-01T08:00:00.000Z"],
    ["na", "2026-12-01T08:00:00Z", "2026-12-01T08:00:00.000Z"],
  ] as const)("in %s of %s at %s", (region, now, start) => {
    expect(monthStart(new Date(now), region).toISOString()).toBe(start)
  })
})

describe("the cap is full again", () => {
  it.each([
    ["jp", "2026-11-28T23:00:00Z", "2026-12-01T00:00:00.000Z"],
    ["jp", "2026-12-31T23:59:59Z", "2027-01-01T00:00:00.000Z"],
    ["eu", "2027-01-31T12:00:00Z", "2027-02-01T00:00:00.000Z"],
    ["na", "2026-11-28T23:00:00Z", "2026-12-01T08:00:00.000Z"],
    ["na", "2026-12-01T07:59:59Z", "2026-12-01T08:00:00.000Z"],
    ["na", "2026-12-01T08:00:00Z", "2027-01-01T08:00:00.000Z"],
  ] as const)("in %s after %s at %s", (region, now, start) => {
    expect(nextMonthStart(new Date(now), region).toISOString()).toBe(start)
  })

  it.each([
    ["jp", 9],
    ["eu", 0],
    ["na", -8],
  ] as const)("in %s once the month has begun both there and in UTC", (region, utcOffsetHours) => {
    const start = nextMonthStart(new Date("2026-06-15T00:00:00Z"), region)
    const there = new Date(start.getTime() + utcOffsetHours * 3_600_000)
    expect([start, there].map((date) => date.getUTCMonth())).toEqual([6, 6])
  })
})
