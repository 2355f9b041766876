import {
  CARE_OF,
  LEGAL_FORM,
  LEGAL_FORM_OR_WORD,
  PARCEL_LOCKER,
  POST_BOX,
  STREET_WORD,
  STREET_WORD_WITH_NUMBER,
  SUPPLEMENT,
} from "./western-words"

/** What a country's free lines mean, as Medusa's fields. */
export interface StreetLines {
  company: string | null
  address_1: string | null
  address_2: string | null
}

/** 12 rue de la Paix, not Musterstraße 12. */
const NUMBER_FIRST = new Set(
  "AD AE AU BD CA EG FR GB HK IE IL IN KE LK LU MA MC MT MU MY NZ PH SG TH US VN ZA".split(" "),
)
/** As on an envelope: a line before the street that is nothing else is the company, or the family. */
const COMPANY_FIRST = new Set(["AT", "DE"])

/** What a line is, from the least to the most like a street. */
const KINDS = [
  "signs",
  "number",
  "care of",
  "supplement",
  "company",
  "text",
  "perhaps a street",
  "company like a street",
  "post box",
  "numbered",
  "street's name",
  "supplement and street",
  "numbered first",
  "street",
  "parcel locker",
] as const
type Kind = (typeof KINDS)[number]

interface Line {
  text: string
  kind: Kind
}

/**
 * The street is the line that is most like one, and a line of nothing but a number joins it, on the side where the
 * country writes it. A line with a legal form is the company. The others keep their order; nothing is lost.
 *
 * @param country ISO 3166-1 alpha-2 in upper case
 */
export function streetLines(lines: readonly string[], country: string | null): StreetLines {
  const numberFirst = NUMBER_FIRST.has(country ?? "")
  const companyFirst = COMPANY_FIRST.has(country ?? "")
  const read = lines.map((text): Line => ({ text, kind: kindOf(text, numberFirst) }))
  const street = findStreet(read, companyFirst)
  if (!street) return { company: null, address_1: null, address_2: null }
  const number = read.find((line) => isNumberOf(street, line, numberFirst))
  const before = numberFirst && !/box|locker/u.test(street.kind) && !/\p{sc=Han}/u.test(street.text)
  const parts = number === undefined ? [street] : before ? [number, street] : [street, number]

  const rest = read.filter((line) => !parts.includes(line))
  const isCompany = (line: Line) =>
    line.kind.startsWith("company") ||
    (companyFirst && line.kind === "text" && read.indexOf(line) < read.indexOf(street))
  return {
    company: joined(rest.filter(isCompany), ", "),
    address_1: joined(parts, " "),
    address_2: joined(
      rest.filter((line) => !isCompany(line)),
      ", ",
    ),
  }
}

/** Where companies come first, so does other text that merely could be a street. */
function findStreet(lines: readonly Line[], companyFirst: boolean): Line | undefined {
  const ranks = lines.map(({ kind }) => KINDS.indexOf(kind))
  const kind = KINDS[Math.max(...ranks)]
  const candidates = lines.filter((line) => line.kind === kind)
  return companyFirst && (kind === "text" || kind === "numbered") ? candidates.at(-1) : candidates[0]
}

function kindOf(line: string, numberFirst: boolean): Kind {
  const text = folded(line)
  if (!/\p{L}/u.test(line)) return "signs"
  if (isNumber(text, numberFirst)) return "number"
  if (PARCEL_LOCKER.test(text)) return "parcel locker"
  if (POST_BOX.test(text)) return "post box"
  if (CARE_OF.test(text)) return "care of"
  const hasDigit = /\d/u.test(text)
  const hasWord = STREET_WORD.test(text) || STREET_WORD_WITH_NUMBER.test(text)
  if (SUPPLEMENT.test(text)) return hasDigit && STREET_WORD.test(text) ? "supplement and street" : "supplement"
  const isLikeStreet = hasWord || hasNumber(text)
  if (LEGAL_FORM.test(text)) return isLikeStreet ? "company like a street" : "company"
  if (LEGAL_FORM_OR_WORD.test(text) && !isLikeStreet) return "company"
  if (hasDigit) return hasWord ? "street" : numberFirst && beginsWithNumber(text) ? "numbered first" : "numbered"
  return STREET_WORD.test(text) ? "street's name" : hasWord ? "perhaps a street" : "text"
}

/** A house's number for a street that has none yet. */
function isNumberOf(street: Line, { text }: Line, numberFirst: boolean): boolean {
  const name = folded(street.text)
  const mayLack = KINDS.indexOf(street.kind) >= KINDS.indexOf("text")
  // A year ends the name of a street: rue du 8 Mai 1945.
  const has = beginsWithNumber(name) || (/\d\s?\p{L}?\.?$/u.test(name) && !/\s(?:1[789]|20)\d\d$/u.test(name))
  return mayLack && !has && isNumber(folded(text), numberFirst)
}

/** 12, 12a, 12 bis, 12/3/4, 5-B, Nr. 12, 12號; s/n is a house without one. */
const NUMBER =
  /^(?:s\/n|(?:(?:nr|no|num|n\.?°)\.?\s?)?\d{1,5}(?:\s?(?:\p{L}|bis|ter)(?!\p{L}))?(?:\s?[/-]\s?(?:\d{1,5}\s?\p{L}?|\p{L})(?![\p{L}°]))*\.?)/iu

/** A number alone, or, where it stands after the street, with the place in the house: 12, 3º B. */
function isNumber(text: string, numberFirst: boolean): boolean {
  const [number] = NUMBER.exec(text) ?? []
  if (number === undefined) return false
  const rest = text.slice(number.length)
  if (rest === "" || numberFirst) return rest === ""
  return /^[\s,]/u.test(rest) && SUPPLEMENT.test(rest.replace(/^[\s,-]+/u, "")) && !STREET_WORD.test(rest)
}

/** A word that is a number, as a house has: not 1&1. */
function hasNumber(text: string): boolean {
  return /(?:^|[\s,])\d[\d/-]*\p{L}?(?=$|[\s,./-])/u.test(text)
}

/** 12 rue X and 12a, rue X, but not 5th Avenue. */
function beginsWithNumber(text: string): boolean {
  return /^\d+\s?(?:\p{L}|bis|ter)?(?:[\s,/-]|$)/iu.test(text)
}

/** One form for all widths; the signs of ordinals are not letters. */
function folded(line: string): string {
  return line.replace(/[ºª]/gu, "°").normalize("NFKC").trim()
}

function joined(lines: readonly Line[], separator: string): string | null {
  return lines.map(({ text }) => text).join(separator) || null
}
