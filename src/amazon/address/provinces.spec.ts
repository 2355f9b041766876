import fs from "node:fs"
import fc from "fast-check"
import { PROVINCE_NAMES } from "./province-names"
import { provinceCode, stateOrRegion } from "./provinces"

const codes = Object.entries(PROVINCE_NAMES).flatMap(([country, names]) =>
  names.split(",").map((entry) => ({ country, code: `${country}-${entry.split(" ")[0] ?? ""}`, entry })),
)

describe("provinceCode", () => {
  it.each([
    ["US", "IL", "us-il"],
    ["US", "il", "us-il"],
    ["us", "US-IL", "us-il"],
    ["US", "us-il", "us-il"],
    ["US", "Illinois", "us-il"],
    ["US", "ILLINOIS", "us-il"],
    ["US", "D.C.", "us-dc"],
    ["US", "District of Columbia", "us-dc"],
    ["US", "State of New York", "us-ny"],
    ["US", "Columbia", "us-dc"],
    ["US", " New  York ", "us-ny"],
    ["US", "Washington", "us-wa"],
    ["US", "PR", "us-pr"],
    ["CA", "ON", "ca-on"],
    ["CA", "Ontario", "ca-on"],
    ["CA", "Québec", "ca-qc"],
    ["CA", "Colombie-Britannique", "ca-bc"],
    ["AU", "New South Wales", "au-nsw"],
    ["AU", "N.S.W.", "au-nsw"],
    ["IT", "MI", "it-mi"],
    ["IT", "Milano", "it-mi"],
    ["IT", "Provincia di Milano", "it-mi"],
    ["IT", "L’Aquila", "it-aq"],
    ["ES", "Málaga", "es-ma"],
    ["ES", "La Coruña", "es-c"],
    ["IE", "Co. Cork", "ie-co"],
    ["IE", "County Dublin", "ie-d"],
    ["IE", "Cork County", "ie-co"],
    ["MX", "Estado de México", "mx-mex"],
    ["MX", "Ciudad de México", "mx-cmx"],
    ["CH", "Zurich", "ch-zh"],
    ["CH", "Kanton Genf", "ch-ge"],
    ["BR", "São Paulo", "br-sp"],
    ["PT", "Lisboa", "pt-11"],
    ["AE", "Dubai", "ae-du"],
    ["DE", "Bayern", "de-by"],
    ["DE", "BY", "de-by"],
    ["DE", "Bavaria", "de-by"],
    ["AT", "Wien", "at-9"],
    ["NL", "Noord-Holland", "nl-nh"],
    ["NL", "Noord Holland", "nl-nh"],
    ["BE", "Antwerpen", "be-van"],
    ["SE", "Stockholms län", "se-ab"],
    ["FR", "Paris", "fr-75c"],
  ])("in %s understands %j as %s", (country, text, code) => {
    expect(provinceCode(country, text)).toBe(code)
  })

  it.each([
    ["US", "Ontario"],
    ["US", "AE"],
    ["US", ""],
    ["GB", "Oxfordshire"],
    ["GB", "Kent"],
    ["HK", "Kowloon"],
    ["__proto__", "constructor"],
  ])("in %s knows no %j", (country, text) => {
    expect(provinceCode(country, text)).toBeNull()
  })

  it("finds each province by its code and by its first name", () => {
    const found = codes.map(({ country, entry }) => {
      const [code = "", ...name] = entry.split(" ")
      return [provinceCode(country, code), provinceCode(country, name.join(" ").split("/")[0] ?? "")]
    })
    expect(found).toEqual(codes.map(({ code }) => [code, code]))
  })

  it("never throws, and answers only in lower-case ISO 3166-2 of the country", () => {
    fc.assert(
      fc.property(fc.constantFrom("US", "ca", "IT", "XX"), fc.string({ unit: "binary" }), (country, text) => {
        const code = provinceCode(country, text)
        expect(code === null || codes.some((one) => one.code === code)).toBe(true)
      }),
    )
  })

  it("covers all countries for which Medusa's dashboard offers provinces and ISO has codes", () => {
    const table = require
      .resolve("@medusajs/dashboard/package.json")
      .replace(/package\.json$/, "src/lib/data/country-states.ts")
    const offered = [...fs.readFileSync(table, "utf8").matchAll(/^ {2}([A-Z]{2}): \{/gm)].map(([, code = ""]) => code)
    const known = [...Object.keys(PROVINCE_NAMES), "jp", "hk"]
    expect(offered.filter((country) => !known.includes(country.toLowerCase()))).toEqual([])
  })
})

describe("stateOrRegion", () => {
  it.each([
    ["us", "us-il", "IL"],
    ["US", "US-IL", "IL"],
    ["ca", "ca-on", "ON"],
    ["us", "Illinois", "IL"],
    ["it", "it-mi", "Milano"],
    ["au", "au-nsw", "New South Wales"],
    ["de", "Bayern", "Bayern"],
    ["us", "AE", "AE"],
    ["us", "us-ae", "AE"],
    ["gb", "gb-ken", "KEN"],
    ["at", "at-10", "10"],
    ["gb", "gb-kent", "gb-kent"],
    ["gb", "Kent gb-ken", "Kent gb-ken"],
  ])("of %s, %s is %s", (country, province, expected) => {
    expect(stateOrRegion(country, province)).toBe(expected)
  })

  it("is understood again, for every province", () => {
    expect(codes.map(({ country, code }) => provinceCode(country, stateOrRegion(country, code)))).toEqual(
      codes.map(({ code }) => code),
    )
  })
})
