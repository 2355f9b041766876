import fc from "fast-check"
import { acceptLanguage, isSameTag, preferredLanguage } from "./preferred-language"

const EUROPE = ["en_GB", "de_DE", "fr_FR", "it_IT", "es_ES"] as const
const NORTH_AMERICA = ["en_US"] as const
const JAPAN = ["ja_JP"] as const
const TEXTS = ["en", "ja", "de", "fr", "es", "it"] as const

describe("the language that is liked best", () => {
  it.each([
    // What browsers send.
    ["de,en-US;q=0.7,en;q=0.3", "de_DE", "de"],
    ["de-AT,de;q=0.9,en;q=0.8", "de_DE", "de"],
    ["en-US,en;q=0.9", "en_GB", "en"],
    ["en-US,en;q=0.9,de;q=0.8", "en_GB", "en"],
    ["fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr_FR", "fr"],
    ["nl-NL,nl;q=0.9,it;q=0.8,en;q=0.7", "it_IT", "it"],
    ["ja,en-US;q=0.9,en;q=0.8", "en_GB", "ja"],
    // In no order.
    ["en;q=0.3,fr;q=0.4,de;q=0.9", "de_DE", "de"],
    ["en;q=0.5,es", "es_ES", "es"],
    ["it;q=0.8,fr;q=0.8", "it_IT", "it"],
    // A BCP 47 tag, and a locale of Medusa's, Amazon's or an operating system's.
    ["de", "de_DE", "de"],
    ["fr-CA", "fr_FR", "fr"],
    ["es-419", "es_ES", "es"],
    ["de-Latn-DE-1996", "de_DE", "de"],
    ["it_IT", "it_IT", "it"],
    ["de_DE.UTF-8", "de_DE", "de"],
    // Capitals and spaces.
    ["DE-de", "de_DE", "de"],
    ["FR_fr;Q=1 , EN ; q = 0.2", "fr_FR", "fr"],
    ["  de  ", "de_DE", "de"],
    ["en ; q = 0.2,de;q=0.5", "de_DE", "de"],
    ["en\t;\tq=0.1,\tes", "es_ES", "es"],
    // Refused.
    ["de;q=0,fr;q=0.1", "fr_FR", "fr"],
    ["en;q=0,*", "de_DE", "ja"],
    ["en;q=0.000,de-DE;q=0.001", "de_DE", "de"],
    ["*;q=0.5,en;q=0", "de_DE", "ja"],
    ["en-US;q=0,en;q=0.5,de;q=0.1", "en_GB", "en"],
    ["de;q=0,de-DE", "de_DE", "en"],
    // Whatever there is.
    ["*", "en_GB", "en"],
    ["*,en;q=0.5", "de_DE", "ja"],
    ["it,*;q=0.5", "it_IT", "it"],
    ["nl,*;q=0.5", "en_GB", "en"],
    // None that is there, or nothing at all.
    ["pl", "en_GB", "en"],
    ["", "en_GB", "en"],
    [",,;,", "en_GB", "en"],
    [";q=1", "en_GB", "en"],
    ["de;q=0", "en_GB", "en"],
    // Odd.
    ["constructor", "en_GB", "en"],
    ["deutsch", "en_GB", "en"],
    ["d", "en_GB", "en"],
    ["<b>de</b>", "en_GB", "en"],
    ["1de", "en_GB", "en"],
    ["de;q=", "de_DE", "de"],
    ["de;q=x,en;q=0.9", "de_DE", "de"],
    ["en;q=0.9,de;q=7", "de_DE", "de"],
    ["en;q=-1,de;q=0.1", "de_DE", "de"],
    ["de;level=1;q=0.2,fr;q=0.3", "fr_FR", "fr"],
  ])("of %j is %s of Amazon's for Europe, and %s of our texts", (wanted, amazon, text) => {
    expect([preferredLanguage(wanted, EUROPE), preferredLanguage(wanted, TEXTS)]).toEqual([amazon, text])
  })

  it.each(["de,en-US;q=0.7", "ja", "en-GB", "", "*", "ja;q=0,en;q=0"])(
    "of %j is the only one where there is one",
    (wanted) => {
      expect(preferredLanguage(wanted, JAPAN)).toBe("ja_JP")
      expect(preferredLanguage(wanted, NORTH_AMERICA)).toBe("en_US")
    },
  )

  it.each([null, undefined])("of %p is the first", (wanted) => {
    expect(preferredLanguage(wanted, EUROPE)).toBe("en_GB")
  })

  it("is the very tag before another of the same language", () => {
    const available = ["pt-BR", "en-US", "pt-PT", "en-GB"] as const
    expect(preferredLanguage("pt_pt", available)).toBe("pt-PT")
    expect(preferredLanguage("en-gb,pt;q=0.5", available)).toBe("en-GB")
    expect(preferredLanguage("pt", available)).toBe("pt-BR")
  })

  it("of two wishes is the first one's, and the other's where the first has none", () => {
    expect(preferredLanguage(acceptLanguage("fr-FR", "de,en;q=0.5"), EUROPE)).toBe("fr_FR")
    expect(preferredLanguage(acceptLanguage("pl-PL", "de,en;q=0.5"), EUROPE)).toBe("de_DE")
    expect(preferredLanguage(acceptLanguage(null, undefined, "", "de"), EUROPE)).toBe("de_DE")
    expect(acceptLanguage(null, undefined, "")).toBeNull()
  })
})

describe("a language", () => {
  it.each([
    ["de-DE", "de_de", true],
    ["ja", "JA", true],
    ["de-DE", "de-AT", false],
    ["de", "de-DE", false],
  ])("%s is the same tag as %s: %p", (one, other, same) => {
    expect(isSameTag(one, other)).toBe(same)
  })
})

describe("whatever is sent for a language", () => {
  const weight = fc.oneof(
    fc.constant(""),
    fc.double({ min: 0, max: 1, noNaN: true }).map((q) => `;q=${q.toFixed(3)}`),
    fc.string({ maxLength: 6 }).map((text) => `;q=${text}`),
  )
  const tag = fc.oneof(fc.constantFrom(...EUROPE, ...TEXTS, "*", "pl", "pt-BR"), fc.string({ maxLength: 8 }))
  const header = fc.array(fc.tuple(tag, weight).map((parts) => parts.join(""))).map((ranges) => ranges.join(","))

  it("one of those there are is found, and of the same header the same", () => {
    fc.assert(
      fc.property(fc.oneof(header, fc.string({ unit: "binary" })), (wanted) => {
        const language = preferredLanguage(wanted, EUROPE)
        expect(EUROPE).toContain(language)
        expect(preferredLanguage(wanted, EUROPE)).toBe(language)
      }),
    )
  })

  it("capitals, underscores and spaces change nothing", () => {
    fc.assert(
      fc.property(header, (wanted) => {
        const shouted = wanted.toUpperCase().replaceAll("-", "_").replaceAll(",", " , ")
        fc.pre(/^[\x20-\x7e]*$/.test(wanted) && !/q=[^,]*-/.test(wanted))
        expect(preferredLanguage(shouted, EUROPE)).toBe(preferredLanguage(wanted, EUROPE))
      }),
    )
  })

  it("the one with the greatest weight wins, in whatever order they come", () => {
    const weighed = fc.uniqueArray(fc.tuple(fc.constantFrom(...EUROPE), fc.integer({ min: 1, max: 1000 })), {
      minLength: 1,
      comparator: ([one, q], [other, r]) => one === other || q === r,
    })
    fc.assert(
      fc.property(weighed, (wishes) => {
        const wanted = wishes.map(([language, q]) => `${language};q=${(q / 1000).toFixed(3)}`).join(",")
        const [best] = [...wishes].sort(([, one], [, other]) => other - one)
        expect(preferredLanguage(wanted, EUROPE)).toBe(best?.[0])
      }),
    )
  })

  it("a refused one is never taken while another is liked", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...EUROPE], { minLength: 2 }), fc.boolean(), ([refused, liked], any) => {
        const wanted = `${refused?.slice(0, 2) ?? ""};q=0,${any ? "*" : (liked ?? "")};q=0.1`
        expect(preferredLanguage(wanted, EUROPE)).not.toBe(refused)
      }),
    )
  })

  it.each([
    ["a megabyte of one tag", "d".repeat(1e6)],
    ["a million tags", "xx,".repeat(1e6)],
    ["spaces", "de;" + " ".repeat(1e6) + "q=0"],
    ["hyphens", "de" + "-a".repeat(1e6)],
  ])("%s is read no further than a thousand characters", (_, wanted) => {
    expect(preferredLanguage(`${wanted},fr`, EUROPE)).toBe(preferredLanguage(wanted.slice(0, 1000), EUROPE))
  })
})
