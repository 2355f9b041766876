import fc from "fast-check"
import addresses from "./corpus/addresses.json"
import { streetLines } from "./western-lines"

const COUNTRIES = "US CA GB IE DE AT FR ES IT NL BE LU PT SE DK HU CY CH HK AU".split(" ")
const NUMBER_FIRST = "US CA GB IE FR LU HK AU".split(" ")
const country = fc.constantFrom(...COUNTRIES, null)

const corpusLines = addresses.flatMap(({ addressLine1, addressLine2, addressLine3 }) =>
  [addressLine1, addressLine2, addressLine3].filter((line) => line !== null),
)
const oddText = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "１２",
          "Ⅳ",
          "ª",
          "º",
          "№",
          "㎡",
          "Rue",
          "SE",
          "12",
          "/",
          "-",
          " ",
          "ﬁ",
          "é",
          "號",
          "\u200b",
          "\u202e",
        ),
      )
      .map((parts) => parts.join("")),
  )
  .map((line) => line.trim())
const line = fc.oneof(oddText, fc.constantFrom(...corpusLines)).filter((text) => text !== "")
const lines = fc.array(line, { maxLength: 3 })

describe("any lines of an address", () => {
  it("lose no character, and keep a letter in address_1 when there is one", () => {
    fc.assert(
      fc.property(lines, country, (lines, country) => {
        const { company, address_1, address_2 } = streetLines(lines, country)
        expect(characters(company, address_1, address_2)).toBe(characters(...lines))
        expect(/\p{L}/u.test(address_1 ?? "")).toBe(lines.some((line) => /\p{L}/u.test(line)))
      }),
      { numRuns: 2000 },
    )
  })

  it("are read the same in every normal form of Unicode", () => {
    fc.assert(
      fc.property(lines, country, fc.constantFrom("NFC", "NFD"), (lines, country, form) => {
        const normal = (texts: readonly (string | null)[]) => texts.map((text) => text?.normalize(form) ?? null)
        expect(
          Object.values(
            streetLines(
              lines.map((line) => line.normalize(form)),
              country,
            ),
          ),
        ).toEqual(normal(Object.values(streetLines(lines, country))))
      }),
      { numRuns: 1000 },
    )
  })

  it.each(addresses)("of the corpus are read the same when they are read again: $expected.address_1", (address) => {
    const { company, address_1, address_2 } = address.expected
    const again = [company, address_1, address_2].filter((line) => line !== null)
    expect(streetLines(again, address.countryCode)).toEqual({ company, address_1, address_2 })
  })
})

describe("a legal form that is a word, too", () => {
  const FORMS = [
    "SE",
    "SA",
    "NV",
    "AB",
    "Co",
    "CO",
    "AG",
    "KG",
    "UG",
    "BV",
    "Oy",
    "AS",
    "SAS",
    "SL",
    "SC",
    "S.A.",
    "S.E.",
    "KB",
    "HB",
  ]
  const STREETS = [
    "1450 Sample Ave",
    "Sample Street",
    "12 Example Court",
    "12 Le Modèle",
    "Musterweg 5",
    "Hauptplatz",
    "rue de la Paix",
    "Calle Mayor",
    "Via Roma",
    "Voorbeeldlaan",
    "Rua do Exemplo",
    "Exempelgatan",
    "Eksempelvej",
    "Minta utca",
    "Οδός Παραδείγματος",
  ]
  const cases = FORMS.flatMap((form) => STREETS.map((street) => `${street} ${form}`))

  it.each(COUNTRIES)("is no company's in %s, in a line with a number or a street's word", (country) => {
    const wrong = cases.flatMap((street) =>
      ["Apt 4B", "c/o Muster", "5-B", "Muster GmbH"].flatMap((other) =>
        [
          [street, other],
          [other, street],
        ].filter((lines) => {
          const { company, address_1 } = streetLines(lines, country)
          return company?.includes(street) === true || address_1?.includes(street) !== true
        }),
      ),
    )
    expect(wrong).toEqual([])
  })

  it.each(COUNTRIES)("is a company's in %s in other lines", (country) => {
    for (const form of FORMS) {
      const { company, address_1 } = streetLines([`Muster ${form}`, "12 Sample Street"], country)
      expect({ company, address_1 }).toEqual({ company: `Muster ${form}`, address_1: "12 Sample Street" })
    }
  })

  it.each(COUNTRIES)("is not taken in %s from the only line that can be a street", (country) => {
    for (const form of [...FORMS, "GmbH", "Inc."]) {
      for (const others of [[], ["Apt 4B"], ["12"], ["c/o Muster", "3"]]) {
        const { company, address_1 } = streetLines([...others, `Muster ${form}`], country)
        expect({ company, address_1 }).toEqual({ company: null, address_1: `Muster ${form}` })
      }
    }
  })
})

describe("a company", () => {
  it.each(COUNTRIES)("in %s never holds the only line that is like a street", (country) => {
    const likeStreets = [
      "500 Main Street Inc.",
      "Musterstraße 5 GmbH",
      "Am Markt",
      "12 rue X SARL",
      "Via Roma S.r.l.",
      "Hauptplatz",
    ]
    const others = ["Springfield", "Muster", "Apt 4", "c/o Muster", "Muster AG", "Muster GmbH"]
    const wrong = likeStreets.flatMap((street) =>
      others.flatMap((other) =>
        [
          [street, other],
          [other, street],
        ].filter((lines) => streetLines(lines, country).address_1 !== street),
      ),
    )
    expect(wrong).toEqual([])
  })

  it("may have a name like a street's, beside the street", () => {
    expect(streetLines(["500 Main Street Inc.", "12 Elm St"], "US")).toEqual({
      company: "500 Main Street Inc.",
      address_1: "12 Elm St",
      address_2: null,
    })
  })
})

describe("the street", () => {
  it.each([
    ["a line with a number is one before a mere name", "FR", ["Place du Marché", "12 rue de la Paix"], 1],
    ["the first of two that are alike", "DE", ["Musterstraße 12", "Hauptstraße 5"], 0],
    ["the name of a street is one before a place with a number", "US", ["Main Street", "Springfield 7"], 0],
    ["a number in front tells one where numbers are in front", "US", ["Main Street", "12 Springfield"], 1],
    ["a number in front tells none elsewhere", "NL", ["Dorpsstraat", "12 Muster"], 0],
    ["an ordinal is no number in front", "US", ["123rd Springfield", "Main Street"], 1],
    ["a flat with the street in its line is one before a name", "US", ["Springfield", "Apt 4B, 12 Main Street"], 1],
    ["a house comes before a post box", "US", ["PO Box 123", "Springfield 7"], 1],
    ["a parcel locker is where the parcel goes", "DE", ["Musterstraße 12", "Packstation 123"], 1],
    ["a number makes one of a line with a legal form", "DE", ["Muster 12 GmbH", "Schmidt"], 0],
    ["so does a number with a letter", "DE", ["Muster 12a GmbH", "Schmidt"], 0],
    ["of two lines with a number the last, where companies come first", "DE", ["Studio 54", "Q 7, 24"], 1],
  ])("%s: in %s, of %j", (_rule, country, lines, street) => {
    const { address_1, address_2 } = streetLines(lines, country)
    expect([address_1, address_2]).toEqual([lines[street], lines[1 - street]])
  })

  it("is the last of two mere names where companies come first", () => {
    expect(streetLines(["Familie Schmidt", "Im Winkel"], "DE")).toEqual({
      company: "Familie Schmidt",
      address_1: "Im Winkel",
      address_2: null,
    })
  })

  it("has no company behind it", () => {
    const lines = ["Musterstraße 12", "Familie Schmidt"]
    expect(streetLines(lines, "DE")).toEqual({ company: null, address_1: lines[0], address_2: lines[1] })
  })

  it("leaves the other lines apart, in their order", () => {
    expect(streetLines(["10 Ditka Ave", "Suite 2500", "Attn Smith"], "US").address_2).toBe("Suite 2500, Attn Smith")
  })
})

describe("a line of only a number", () => {
  const STREETS = {
    US: "Sample Ave",
    CA: "rue de l'Exemple",
    GB: "Sample Road",
    IE: "Example Crescent",
    DE: "Musterallee",
    AT: "Mariahilfer Straße",
    FR: "rue du 8 Mai 1945",
    ES: "Calle Mayor",
    IT: "Via Esempio",
    NL: "Voorbeeldgracht",
    BE: "Rue de l'Exemple",
    LU: "rue de l'Exemple",
    PT: "Avenida 25 de Abril",
    SE: "Exempelvägen",
    DK: "Eksempelvej",
    HU: "Minta utca",
    CY: "Leoforos Deigmatos",
    CH: "Bahnhofstrasse",
    HK: "Nathan Road",
    AU: "Sample Street",
  }
  const NUMBERS = ["12", "12a", "12 a", "12/3/4", "5-B", "12/A", "7 bis", "1450", "12-14", "１２"]

  it.each(Object.entries(STREETS))("joins its street in %s, on the side where it is written: %s", (country, street) => {
    for (const number of NUMBERS) {
      const address_1 = NUMBER_FIRST.includes(country) ? `${number} ${street}` : `${street} ${number}`
      const expected = { company: null, address_1, address_2: null }
      expect(streetLines([street, number], country)).toEqual(expected)
      expect(streetLines([number, street], country)).toEqual(expected)
      expect(streetLines(["Muster GmbH", street, number], country)).toEqual({ ...expected, company: "Muster GmbH" })
      expect(streetLines([street, number, "c/o Muster"], country)).toEqual({ ...expected, address_2: "c/o Muster" })
    }
  })

  it.each([
    ["US", "5th Avenue", "12", "12 5th Avenue"],
    ["GB", "The Grange", "12", "12 The Grange"],
    ["US", "PO Box", "123", "PO Box 123"],
    ["DE", "Postfach", "1234", "Postfach 1234"],
    ["ES", "Calle Mayor", "12, 3º B", "Calle Mayor 12, 3º B"],
    ["ES", "Calle Mayor", "12 - 3º B", "Calle Mayor 12 - 3º B"],
    ["ES", "Calle Mayor", "12 Piso 3", "Calle Mayor 12 Piso 3"],
  ])("joins in %s what has none yet: %s, %s", (country, street, number, address_1) => {
    const expected = { company: null, address_1, address_2: null }
    expect(streetLines([street, number], country)).toEqual(expected)
    expect(streetLines([number, street], country)).toEqual(expected)
  })

  it.each([
    ["DE", "Musterstraße 12 a"],
    ["DE", "Musterstraße 12a"],
    ["US", "12a Broadway"],
    ["PT", "Rua 1º de Dezembro 1640"],
  ])("stays where it is in %s behind %s", (country, street) => {
    expect(streetLines([street, "5"], country)).toEqual({ company: null, address_1: street, address_2: "5" })
  })

  it("is a street's where the street stands behind it", () => {
    expect(streetLines(["Edificio Sol", "12, 2º Calle Mayor"], "ES")).toEqual({
      company: null,
      address_1: "12, 2º Calle Mayor",
      address_2: "Edificio Sol",
    })
  })

  it.each(Object.keys(STREETS))("stays where it is in %s, when the street has one", (country) => {
    expect(streetLines(["12 Sample Street", "5-B"], country)).toEqual({
      company: null,
      address_1: "12 Sample Street",
      address_2: "5-B",
    })
    expect(streetLines(["Musterstraße 12", "5-B"], country).address_2).toBe("5-B")
  })
})

function characters(...texts: (string | null)[]): string {
  return Array.from(texts.join("").replace(/[\s,]/gu, "")).sort().join("")
}
