import resources from "../../src/admin/i18n"

interface Texts {
  [key: string]: string | Texts
}

function flat(texts: Texts, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[path + key, text] satisfies [string, string]] : flat(text, `${path}${key}.`),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

const english = flat(resources.en.translation)
const languages = Object.entries(resources).map(([language, { translation }]) => ({
  language,
  texts: flat(translation),
}))

describe("translations", () => {
  it("are those of the six languages of Amazon Pay's regions", () => {
    expect(Object.keys(resources).sort()).toEqual(["de", "en", "es", "fr", "it", "ja"])
  })

  it("keep to one key, because all plugins share the dashboard's namespace", () => {
    for (const { translation } of Object.values(resources)) expect(Object.keys(translation)).toEqual(["amazonPay"])
  })

  it.each(languages)("say in $language everything that English says", ({ texts }) => {
    expect(texts.map(([key]) => key)).toEqual(english.map(([key]) => key))
    expect(texts.filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it.each(languages)("name in $language the same values as English", ({ texts }) => {
    const valuesOf = (all: [string, string][]) => all.map(([key, text]) => [key, placeholders(text)])
    expect(valuesOf(texts)).toEqual(valuesOf(english))
  })
})
