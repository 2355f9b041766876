import { formatMoney } from "./format-money"

describe("formatMoney", () => {
  it("writes an amount by its currency's digits and the reader's language", () => {
    expect(formatMoney("2500", "JPY", "en")).toBe("¥2,500")
    expect(formatMoney("2500", "jpy", "ja")).toBe("￥2,500")
    expect(formatMoney("1234.5", "EUR", "de")).toBe("1.234,50\u00a0€")
  })

  it("shows what it cannot format as it came", () => {
    expect(formatMoney("n/a", "JPY", "en")).toBe("n/a JPY")
    expect(formatMoney("5", "not a currency", "en")).toBe("5 not a currency")
  })
})
