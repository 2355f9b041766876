import registered from "../../src/admin/i18n"
import { pageTexts, panelTexts } from "../test/texts"
import { LANGUAGES, PAGE_TEXTS, PANEL_TEXTS } from "./bundles"

interface Texts {
  [key: string]: string | Texts
}

function flat(texts: Texts, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[path + key, text] satisfies [string, string]] : flat(text, `${path}${key}.`),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

const FILES = { registered, panel: panelTexts, page: pageTexts }
const cases = Object.entries(FILES).flatMap(([file, texts]) =>
  Object.entries(texts).map(([language, { translation }]) => ({
    file,
    language,
    translation,
    texts: flat(translation),
    english: flat(texts.en.translation),
  })),
)

describe("translations", () => {
  it.each(Object.entries(FILES))("are those of the six languages of Amazon Pay's regions: %s", (_, texts) => {
    expect(Object.keys(texts)).toEqual([...LANGUAGES])
  })

  it.each(cases)("keep to one key, because all plugins share the dashboard's namespace: $file, $language", (each) => {
    expect(Object.keys(each.translation)).toEqual(["amazonPay"])
  })

  it.each(cases)("say in $language everything that English says: $file", ({ texts, english }) => {
    expect(texts.map(([key]) => key)).toEqual(english.map(([key]) => key))
    expect(texts.filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it.each(cases)("name in $language the same values as English: $file", ({ texts, english }) => {
    const valuesOf = (all: [string, string][]) => all.map(([key, text]) => [key, placeholders(text)])
    expect(valuesOf(texts)).toEqual(valuesOf(english))
  })

  it("have no key in two files, which would be one word over another", () => {
    const keys = Object.values(FILES).flatMap((texts) => flat(texts.en.translation).map(([key]) => key))
    expect(keys).toEqual([...new Set(keys)])
  })

  it.each(LANGUAGES)("are loaded in %s from the file of that language", async (language) => {
    expect((await PANEL_TEXTS.load[language]()).default).toEqual(panelTexts[language].translation)
    expect((await PAGE_TEXTS.load[language]()).default).toEqual(pageTexts[language].translation)
  })
})
