import { formatFrequency } from "./format-frequency"

it.each([
  ["en", "every 3 months"],
  ["ja", "3か月ごと"],
  ["pt-BR", "every 3 months"],
])("a frequency is said in the reader's language: %s", (locale, text) => {
  expect(formatFrequency({ unit: "Month", value: "3" }, locale)).toBe(text)
})
