import { panelText, type Language } from "../../test/dashboard"
import { amountInput, parseAmount, problemText } from "./parse-amount"

const read = (text: string, currency = "JPY", locale = "ja", max = "1500") => parseAmount(text, currency, locale, max)

describe("an amount as it is typed", () => {
  it.each([
    ["1000", "JPY", "ja", "1000"],
    ["１０００", "JPY", "ja", "1000"],
    ["１，０００", "JPY", "ja", "1000"],
    ["1,000", "JPY", "ja", "1000"],
    ["￥1,000", "JPY", "ja", "1000"],
    ["1000円", "JPY", "ja", "1000"],
    [" 1 000 ", "JPY", "fr", "1000"],
    ["0100", "JPY", "en", "100"],
    ["1,000.50", "EUR", "en", "1000.50"],
    ["1.000,50", "EUR", "de", "1000.50"],
    ["1.000", "EUR", "de", "1000"],
    ["1000,5", "EUR", "de", "1000.5"],
    ["1000,50 €", "EUR", "de", "1000.50"],
    ["1 000,50", "EUR", "fr", "1000.50"],
    ["1 000,50", "EUR", "fr", "1000.50"],
    ["1.000,50", "EUR", "es", "1000.50"],
    ["1.000,50", "EUR", "it", "1000.50"],
    ["$12.5", "USD", "en", "12.5"],
    ["1’000.50", "CHF", "de-CH", "1000.50"],
    ["1500", "JPY", "ja", "1500"],
  ])("is read: %s %s in %s", (text, currency, locale, amount) => {
    expect(read(text, currency, locale)).toEqual({ amount })
  })

  it.each([
    ["", "JPY", "ja", "empty"],
    ["  ", "JPY", "ja", "empty"],
    ["￥", "JPY", "ja", "empty"],
    ["0", "JPY", "ja", "notPositive"],
    ["０", "JPY", "ja", "notPositive"],
    ["0,00", "EUR", "de", "notPositive"],
    ["-100", "JPY", "ja", "notPositive"],
    ["－１００", "JPY", "ja", "notPositive"],
    ["−100", "EUR", "en", "notPositive"],
    ["1501", "JPY", "ja", "above"],
    ["1500.01", "EUR", "en", "above"],
    ["999999999999999999999", "JPY", "ja", "above"],
    ["1000.5", "JPY", "ja", "noDecimals"],
    ["1000.00", "JPY", "en", "noDecimals"],
    ["1,5", "JPY", "de", "noDecimals"],
    ["1.000", "EUR", "en", "tooManyDecimals"],
    ["1,005", "EUR", "de", "tooManyDecimals"],
    ["1.50", "EUR", "de", "notANumber"],
    ["1,50", "EUR", "en", "notANumber"],
    ["1000.50", "EUR", "de", "notANumber"],
    ["10.00.00", "EUR", "de", "notANumber"],
    ["1e3", "JPY", "en", "notANumber"],
    ["all", "JPY", "en", "notANumber"],
    ["+5", "JPY", "en", "notANumber"],
    ["1;000", "JPY", "en", "notANumber"],
    [".5", "EUR", "en", "notANumber"],
  ])("is refused: %s %s in %s is %s", (text, currency, locale, kind) => {
    expect(read(text, currency, locale)).toEqual({ problem: expect.objectContaining({ kind }) })
  })

  it("is at most what the server takes, however much more Amazon's overage would allow", () => {
    const captured = "2500"
    expect(read("2501", "JPY", "ja", captured)).toEqual({ problem: { kind: "above" } })
    expect(read("10900", "JPY", "ja", captured)).toEqual({ problem: { kind: "above" } })
    const text = problemText({ kind: "above" }, "JPY", captured, panelText("en"))
    expect(text).toBe("At most ¥2,500. More is not taken here, even where Amazon would allow it.")
  })

  it.each([
    ["JPY", "ja", "1500", "1500"],
    ["EUR", "de", "1500.5", "1500,50"],
    ["EUR", "fr", "1500.5", "1500,50"],
    ["USD", "en", "1500", "1500.00"],
    ["EUR", "ar", "1500.5", "1500.50"],
  ])("is prefilled as %s is typed in %s, and read again", (currency, locale, amount, text) => {
    expect(amountInput(amount, currency, locale)).toBe(text)
    const read = parseAmount(text, currency, locale, amount)
    expect("amount" in read && Number(read.amount)).toBe(Number(amount))
  })

  it.each(["en", "ja", "de", "fr", "es", "it"] satisfies Language[])("has a sentence in %s for what is wrong", (of) => {
    const typed = ["", "0", "9999", "1.000,5.0", of === "en" || of === "ja" ? "1.005" : "1,005"]
    const words = typed.map((text) => {
      const read = parseAmount(text, "EUR", of, "1500")
      return "problem" in read && problemText(read.problem, "EUR", "1500", panelText(of))
    })
    expect(new Set(words).size).toBe(typed.length)
    for (const text of words) expect(text).toMatch(/[.。]$/)
  })
})
