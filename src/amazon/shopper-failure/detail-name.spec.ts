import { detailNames, type Detail } from "./detail-name"

const DETAILS: Record<Detail, string> = {
  email: "e-mail address",
  name: "name",
  address_1: "street and number",
  postal_code: "postal code",
  country_code: "country",
  phone: "phone number",
  last_name_kana: "last name in katakana",
  first_name_kana: "first name in katakana",
}
const ALL = Object.keys(DETAILS) as Detail[]
const LANGUAGES = ["ja", "en", "de", "fr", "es", "it"]

describe("what the review page still asks for", () => {
  it.each([
    ["en", " (name and postal code)"],
    ["de-AT", " (Name und Postleitzahl)"],
    ["ja_JP", "（お名前、郵便番号）"],
    ["pl", " (name and postal code)"],
  ])("is named in the shopper's language: %s%s", (language, text) => {
    expect(detailNames(["name", "postal_code"], language)).toBe(text)
  })

  it.each(ALL)("is in English named as a person would: %s", (detail) => {
    expect(detailNames([detail], "en")).toBe(` (${DETAILS[detail]})`)
  })

  it.each(LANGUAGES)("has a name of its own in %s", (language) => {
    const names = ALL.map((detail) => detailNames([detail], language).replace(/[（）() ]/g, ""))
    expect(new Set(names.filter(Boolean)).size).toBe(ALL.length)
  })
})
