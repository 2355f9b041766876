import { Money } from "../money"
import { trialChargeAmount } from "./trial-amount"

describe("the chargeAmount of a trial", () => {
  it("is what each time costs", () => {
    expect(trialChargeAmount({ amount: Money.of(2500, "JPY") }, "JPY").toString()).toBe("2500 JPY")
  })

  it.each([
    ["JPY", "1 JPY"],
    ["usd", "1.00 USD"],
  ])("is one main unit where that differs from time to time: %s", (currency, amount) => {
    expect(trialChargeAmount({ amount: null }, currency).toString()).toBe(amount)
  })

  it("is never zero", () => {
    expect(trialChargeAmount({ amount: Money.zero("JPY") }, "JPY").toString()).toBe("1 JPY")
  })
})
