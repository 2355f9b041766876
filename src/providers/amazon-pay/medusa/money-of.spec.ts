import BigNumber from "bignumber.js"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { ShopError } from "../shop-error"
import { dueOf, exactDecimal, moneyOf } from "./money-of"

describe("what is to be paid of a total of Medusa's", () => {
  it.each([
    ["nothing", 0, "jpy", "0"],
    ["nothing, with a sign", -0, "jpy", "0"],
    ["less than half a yen", 0.49, "jpy", "0"],
    ["the tiniest credit too many", "-0.0001", "jpy", "0"],
    ["a credit of ¥3,000 on a cart of ¥2,500", -500, "jpy", "0"],
    ["less than half a cent", 0.0049, "eur", "0.00"],
    ["a credit in euros", "-3.21", "eur", "0.00"],
    ["a credit as Medusa keeps amounts", { value: "-500", precision: 20 }, "usd", "0.00"],
    ["half a yen", 0.5, "jpy", "1"],
    ["half a cent", "0.005", "eur", "0.01"],
    ["a yen", 1, "jpy", "1"],
    ["an amount as Medusa keeps it", { value: "2500", precision: 20 }, "jpy", "2500"],
  ])("is for %s (%j %s) %s", (_, total, currency, amount) => {
    const due = dueOf(total, currency)
    expect(due.amount).toBe(amount)
    expect(due.isZero()).toBe(Number(amount) === 0)
  })

  it("is not reckoned in a currency that Amazon Pay does not take", () => {
    expect(() => dueOf(-1, "krw")).toThrow(/does not take the currency "krw"/)
  })
})

it("refuses an amount below zero where one must be above it", () => {
  expect(() => moneyOf(-1, "jpy")).toThrow(/zero or more/)
})

describe("what is no amount", () => {
  const shapes: [unknown][] = [
    [""],
    ["abc"],
    [undefined],
    [null],
    [NaN],
    [Infinity],
    [{}],
    [{ value: "abc", precision: 20 }],
    [{ value: "", precision: 20 }],
  ]
  const readers: [string, (amount: BigNumberInput) => unknown][] = [
    ["moneyOf", (amount) => moneyOf(amount, "jpy")],
    ["dueOf", (amount) => dueOf(amount, "jpy")],
    ["exactDecimal", exactDecimal],
  ]

  function refusalOf(read: (amount: BigNumberInput) => unknown, amount: unknown): unknown {
    try {
      return read(amount as BigNumberInput)
    } catch (error) {
      return error
    }
  }

  describe.each(readers)("is refused by %s in the shop's own words", (_, read) => {
    it.each(shapes)("%j", (amount) => {
      const refusal = refusalOf(read, amount)
      expect(refusal).toBeInstanceOf(ShopError)
      expect(refusal).toMatchObject({
        type: MedusaError.Types.INVALID_DATA,
        message: expect.stringMatching(/not a number/),
      })
    })

    describe("where bignumber.js throws at it, as version 11 does", () => {
      beforeEach(() => (BigNumber.DEBUG = true))
      afterEach(() => (BigNumber.DEBUG = false))

      it.each(shapes)("%j", (amount) => {
        expect(refusalOf(read, amount)).toBeInstanceOf(ShopError)
      })
    })
  })
})
