import { preferredLanguage } from "../preferred-language"
import {
  FREQUENCY_LANGUAGES,
  FREQUENCY_UNITS,
  frequencyText,
  readFrequency,
  RecurringTermsError,
  type Frequency,
  type FrequencyLanguage,
} from "./frequency"

const failure = (input: unknown): unknown => {
  try {
    return readFrequency(input)
  } catch (error) {
    return error
  }
}

describe("a frequency", () => {
  it.each<Frequency>([
    { unit: "Month", value: "1" },
    { unit: "Week", value: "2" },
    { unit: "Day", value: "999" },
    { unit: "Year", value: "10" },
    { unit: "Variable", value: "0" },
  ])("is read: %j", (frequency) => {
    expect(readFrequency(frequency)).toEqual(frequency)
  })

  it("is nothing but unit and value", () => {
    expect(readFrequency({ unit: "Month", value: "1", note: "?" })).toEqual({ unit: "Month", value: "1" })
  })

  it.each<[string, unknown, string]>([
    ["a number, which fails at the hosted page only", { unit: "Month", value: 1 }, 'write "1" instead of 1'],
    ["the number zero with Variable", { unit: "Variable", value: 0 }, 'write "0" instead of 0'],
    ["Variable with an interval", { unit: "Variable", value: "2" }, '{unit: "Variable", value: "0"}'],
    ["Variable with none", { unit: "Variable" }, '{unit: "Variable", value: "0"}'],
    ["Variable with an interval that ends in 0", { unit: "Variable", value: "10" }, '{unit: "Variable", value: "0"}'],
    ["Variable with leading zeros", { unit: "Variable", value: "01" }, '{unit: "Variable", value: "0"}'],
    ["no interval", { unit: "Month", value: "0" }, '{unit: "Month", value: "1"}'],
    ["leading zeros", { unit: "Week", value: "01" }, '{unit: "Week", value: "1"}'],
    ["a negative interval", { unit: "Day", value: "-1" }, 'from "1" to "999"'],
    ["a fraction", { unit: "Year", value: "1.5" }, "a whole number"],
    ["a fraction that is a number", { unit: "Year", value: 1.5 }, "a whole number"],
    ["more than three digits", { unit: "Day", value: "1000" }, 'from "1" to "999"'],
    ["a space", { unit: "Day", value: "1 " }, 'from "1" to "999"'],
    ["a line's end", { unit: "Day", value: "1\n" }, 'from "1" to "999"'],
    ["other digits", { unit: "Day", value: "１" }, 'from "1" to "999"'],
    ["a list of one", { unit: "Day", value: ["1"] }, 'from "1" to "999"'],
    ["no value", { unit: "Month" }, '{unit: "Month", value: "1"}'],
    ["a unit that is none", { unit: "Quarter", value: "1" }, '"Year", "Month", "Week", "Day", "Variable"'],
    ["a unit in lower case", { unit: "month", value: "1" }, '{unit: "Month", value: "1"}'],
    ["text", "monthly", '{unit: "Month", value: "1"}'],
    ["nothing", undefined, '{unit: "Month", value: "1"}'],
    ["null", null, '{unit: "Month", value: "1"}'],
  ])("is refused with what to write when it is %s", (_name, input, remedy) => {
    const error = failure(input)
    expect(error).toBeInstanceOf(RecurringTermsError)
    expect(error).toMatchObject({
      code: "invalid_recurring_terms",
      message: expect.stringContaining(remedy),
      in_own_words: expect.stringContaining(remedy),
    })
  })

  it("is refused without quoting what came", () => {
    const long = "9".repeat(60_000)
    for (const input of [
      { unit: long, value: "1" },
      { unit: "Month", value: long },
    ]) {
      expect(String(failure(input))).not.toContain("999999")
    }
  })
})

describe("a frequency as the buyer reads it", () => {
  const TEXTS: Record<FrequencyLanguage, string[]> = {
    en: ["every month", "every 3 months", "every 2 weeks", "every day", "every year", "at varying intervals"],
    ja: ["1か月ごと", "3か月ごと", "2週間ごと", "毎日", "1年ごと", "不定期"],
    de: ["jeden Monat", "alle 3 Monate", "alle 2 Wochen", "jeden Tag", "jedes Jahr", "in unregelmäßigen Abständen"],
    fr: [
      "tous les mois",
      "tous les 3 mois",
      "toutes les 2 semaines",
      "tous les jours",
      "tous les ans",
      "à intervalles variables",
    ],
    it: ["ogni mese", "ogni 3 mesi", "ogni 2 settimane", "ogni giorno", "ogni anno", "a intervalli variabili"],
    es: ["cada mes", "cada 3 meses", "cada 2 semanas", "cada día", "cada año", "a intervalos variables"],
  }
  const FREQUENCIES: Frequency[] = [
    { unit: "Month", value: "1" },
    { unit: "Month", value: "3" },
    { unit: "Week", value: "2" },
    { unit: "Day", value: "1" },
    { unit: "Year", value: "1" },
    { unit: "Variable", value: "0" },
  ]

  it.each(FREQUENCY_LANGUAGES)("is told in %s", (language) => {
    expect(FREQUENCIES.map((frequency) => frequencyText(frequency, language))).toEqual(TEXTS[language])
  })

  it("tells every unit and number apart, in each language", () => {
    for (const language of FREQUENCY_LANGUAGES) {
      const texts = FREQUENCY_UNITS.flatMap((unit) =>
        (unit === "Variable" ? ["0"] : ["1", "3"]).map((value) => frequencyText({ unit, value }, language)),
      )
      expect(new Set(texts).size).toBe(9)
    }
  })

  it("is told in English to those whose language is not there", () => {
    expect(preferredLanguage("pt-BR", FREQUENCY_LANGUAGES)).toBe("en")
  })
})
