import { toLocale } from "./locale"

describe("toLocale", () => {
  it.each([
    ["ja", "ja"],
    ["ptBR", "pt-BR"],
    ["zhCN", "zh-CN"],
    ["", "en"],
    [undefined, "en"],
    ["not a locale", "en"],
  ])("makes of the dashboard's language %p the locale %p", (language, locale) => {
    expect(toLocale(language)).toBe(locale)
  })
})
