import { frequencyText } from "./frequency-text"

it.each([
  ["ja-JP", "3か月ごと"],
  ["de-AT", "alle 3 Monate"],
  ["pt-BR", "every 3 months"],
])("says a frequency in the shopper's language: %s", (language, text) => {
  expect(frequencyText({ unit: "Month", value: "3" }, language)).toBe(text)
})
