import BigNumber from "bignumber.js"
import fc from "fast-check"
import { Money, UnsupportedCurrencyError } from "./money"

const yen = (amount: string | number) => Money.of(amount, "JPY")
const dollars = (amount: string | number) => Money.of(amount, "USD")
const CENTS = fc.integer({ min: 0, max: 10_000_000_00 })

describe("Money", () => {
  it.each([
    [2500, "JPY", "2500"],
    ["2500.00", "jpy", "2500"],
    [704.5, "JPY", "705"],
    [704.4999, "JPY", "704"],
    ["0.5", "JPY", "1"],
    [10.5, "USD", "10.50"],
    [1.005, "usd", "1.01"],
    ["1.0049999", "EUR", "1.00"],
    [0, "GBP", "0.00"],
    ["123456789012345678.99", "USD", "123456789012345678.99"],
  ])("writes %p %s as %s", (amount, currency, written) => {
    expect(Money.of(amount, currency).toPrice()).toEqual({ amount: written, currencyCode: currency.toUpperCase() })
  })

  it("takes a decimal as it takes its text", () => {
    expect(Money.of(new BigNumber("704.5"), "JPY").equals(yen("704.5"))).toBe(true)
  })

  it("never writes a fraction of a yen, and never an exponent", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e20, noNaN: true }), (amount) => {
        expect(yen(amount).amount).toMatch(/^\d+$/)
      }),
    )
  })

  it("is off by half of the smallest unit at most", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (amount) => {
        const off = new BigNumber(dollars(amount).amount).minus(amount).abs()
        expect(off.isLessThanOrEqualTo(0.005)).toBe(true)
      }),
    )
  })

  it("rounds once: what is rounded stays as it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (amount) => {
        const once = dollars(amount)
        expect(Money.of(once.amount, "USD").equals(once)).toBe(true)
      }),
    )
  })

  it("adds and takes away without losing a cent", () => {
    fc.assert(
      fc.property(CENTS, CENTS, (first, second) => {
        const sum = dollars(first / 100).plus(dollars(second / 100))
        expect(sum.equals(dollars((first + second) / 100))).toBe(true)
        expect(sum.minus(dollars(second / 100)).equals(dollars(first / 100))).toBe(true)
      }),
    )
  })

  it("leaves nothing where more is taken away than there is", () => {
    expect(yen(100).minus(yen(101)).isZero()).toBe(true)
  })

  it("sums none to zero", () => {
    expect(Money.sum([], "JPY").toString()).toBe("0 JPY")
    expect(Money.sum([yen(1), yen(2)], "JPY").toString()).toBe("3 JPY")
  })

  it("compares", () => {
    expect(yen(2).isMoreThan(yen(1))).toBe(true)
    expect(yen(1).isMoreThan(yen(1))).toBe(false)
    expect(yen(2).min(yen(1)).amount).toBe("1")
    expect(yen(1).min(yen(2)).amount).toBe("1")
    expect(yen(1).equals(dollars(1))).toBe(false)
  })

  it.each([
    ["plus", () => yen(1).plus(dollars(1))],
    ["minus", () => yen(1).minus(dollars(1))],
    ["isMoreThan", () => yen(1).isMoreThan(dollars(1))],
  ])("does not reckon with two currencies in %s", (_name, reckon) => {
    expect(reckon).toThrow("1 JPY and 1.00 USD are in two currencies")
  })

  it.each(["KWD", "xxx", ""])("refuses the currency %p, naming those that Amazon Pay takes", (currency) => {
    expect(() => Money.of(1, currency)).toThrow(UnsupportedCurrencyError)
    expect(() => Money.of(1, currency)).toThrow("It takes JPY, AUD, CHF, DKK, EUR,")
  })

  it.each([-1, "-0.01", NaN, Infinity, "a lot", ""])("refuses the amount %p", (amount) => {
    expect(() => Money.of(amount, "JPY")).toThrow(RangeError)
    expect(() => Money.of(amount, "JPY")).toThrow(`"${amount}" is not an amount of JPY`)
  })

  it.each([
    ["JPY", "704.5", "704", true],
    ["JPY", "704.5", "705", true],
    ["JPY", "705", "705", true],
    ["JPY", "704", "705", false],
    ["JPY", "704.5", "706", false],
    ["USD", "10.005", "10.00", true],
    ["USD", "10.005", "10.01", true],
    ["USD", "10.00", "10.01", false],
    ["USD", "10.5", "11.00", false],
  ])("in %s: is %s, rounded up or down, %s? %p", (currency, amount, rounded, isRounding) => {
    expect(Money.of(rounded, currency).isRoundingOf(new BigNumber(amount))).toBe(isRounding)
  })
})

describe("an amount that Amazon sent", () => {
  it("is read", () => {
    expect(Money.read({ amount: "2500", currencyCode: "JPY" })?.amount).toBe("2500")
  })

  it.each([null, undefined, { amount: "x", currencyCode: "JPY" }, { amount: "1", currencyCode: "KWD" }])(
    "is null, not an error, when it is %p",
    (price) => {
      expect(Money.read(price)).toBeNull()
    },
  )
})
