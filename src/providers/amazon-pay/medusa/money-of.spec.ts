import { dueOf, moneyOf } from "./money-of"

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
