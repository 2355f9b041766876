import { sumUnits, toAmount, toUnits } from "./units"

describe("amounts", () => {
  it("are added without the errors of binary fractions", () => {
    expect(toAmount(sumUnits(["0.1", "0.2"]))).toBe("0.3")
    expect(sumUnits(["19.99", "0.01"])).toBe(toUnits("20"))
  })

  it("stay exact at Amazon's largest charge", () => {
    expect(toAmount(toUnits("10000000"))).toBe("10000000")
  })

  it.each([null, "", "abc", "Infinity"])("count %p as nothing", (amount) => {
    expect(toUnits(amount)).toBe(0)
  })
})
