/**
 * How often a buyer is charged. Amazon tells the buyer, and lets it count for the permission's expiry; when to charge is
 * the shop's decision. Without imports: the server and the browser's bundle share it.
 */
export const FREQUENCY_UNITS = ["Year", "Month", "Week", "Day", "Variable"] as const
export type FrequencyUnit = (typeof FREQUENCY_UNITS)[number]

export interface Frequency {
  unit: FrequencyUnit
  /** "1" to "999"; "0" with Variable. A string: with a number Amazon's hosted page fails, not its API. */
  value: string
}

/** Mend the terms: a plan says something that Amazon Pay would not take. */
export class RecurringTermsError extends Error {
  override readonly name = "RecurringTermsError"
  readonly code = "invalid_recurring_terms"
  readonly in_own_words: string

  constructor(message: string) {
    super(message)
    this.in_own_words = message
  }
}

/** @throws RecurringTermsError that says what to write instead */
export function readFrequency(input: unknown): Frequency {
  const unit = FREQUENCY_UNITS.find((known) => known === field(input, "unit"))
  const value = field(input, "value")
  if (unit === undefined) {
    const units = FREQUENCY_UNITS.map((known) => `"${known}"`).join(", ")
    throw new RecurringTermsError(
      `The unit of a frequency is one of ${units}: write {unit: "Month", value: "1"} for every month.`,
    )
  }
  const pattern = unit === "Variable" ? /^0$/ : /^[1-9]\d{0,2}$/
  if (typeof value === "string" && pattern.test(value)) return { unit, value }
  if (typeof value === "number" && pattern.test(String(value))) {
    throw new RecurringTermsError(`The value of a frequency is a string: write "${value}" instead of ${value}.`)
  }
  throw new RecurringTermsError(
    unit === "Variable"
      ? `The unit "Variable" has no interval: write {unit: "Variable", value: "0"}.`
      : `The value of a frequency in the unit "${unit}" is a whole number from "1" to "999", without leading zeros: write {unit: "${unit}", value: "1"}.`,
  )
}

function field(input: unknown, name: keyof Frequency): unknown {
  return typeof input === "object" && input !== null ? Reflect.get(input, name) : undefined
}

/** One, and several (# stands for how many). */
type Interval = readonly [one: string, several: string]
type Texts = Record<Exclude<FrequencyUnit, "Variable">, Interval> & { Variable: string }

const TEXTS = {
  en: {
    Year: ["every year", "every # years"],
    Month: ["every month", "every # months"],
    Week: ["every week", "every # weeks"],
    Day: ["every day", "every # days"],
    Variable: "at varying intervals",
  },
  ja: {
    Year: ["1年ごと", "#年ごと"],
    Month: ["1か月ごと", "#か月ごと"],
    Week: ["1週間ごと", "#週間ごと"],
    Day: ["毎日", "#日ごと"],
    Variable: "不定期",
  },
  de: {
    Year: ["jedes Jahr", "alle # Jahre"],
    Month: ["jeden Monat", "alle # Monate"],
    Week: ["jede Woche", "alle # Wochen"],
    Day: ["jeden Tag", "alle # Tage"],
    Variable: "in unregelmäßigen Abständen",
  },
  fr: {
    Year: ["tous les ans", "tous les # ans"],
    Month: ["tous les mois", "tous les # mois"],
    Week: ["toutes les semaines", "toutes les # semaines"],
    Day: ["tous les jours", "tous les # jours"],
    Variable: "à intervalles variables",
  },
  it: {
    Year: ["ogni anno", "ogni # anni"],
    Month: ["ogni mese", "ogni # mesi"],
    Week: ["ogni settimana", "ogni # settimane"],
    Day: ["ogni giorno", "ogni # giorni"],
    Variable: "a intervalli variabili",
  },
  es: {
    Year: ["cada año", "cada # años"],
    Month: ["cada mes", "cada # meses"],
    Week: ["cada semana", "cada # semanas"],
    Day: ["cada día", "cada # días"],
    Variable: "a intervalos variables",
  },
} as const satisfies Record<string, Texts>

export type FrequencyLanguage = keyof typeof TEXTS

/** As `preferredLanguage` takes them: English is for those whose languages are not there. */
export const FREQUENCY_LANGUAGES = ["en", "ja", "de", "fr", "it", "es"] as const satisfies readonly FrequencyLanguage[]

/** "every 3 months", 「3か月ごと」, to stand within a sentence or alone. */
export function frequencyText({ unit, value }: Frequency, language: FrequencyLanguage): string {
  const texts: Texts = TEXTS[language]
  if (unit === "Variable") return texts.Variable
  const [one, several] = texts[unit]
  return value === "1" ? one : several.replace("#", value)
}
