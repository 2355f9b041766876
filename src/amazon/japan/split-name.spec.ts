import fc from "fast-check"
import { splitName } from "./index"

describe("splitName", () => {
  it.each(["山田 太郎", "山田　太郎", " 山田 \u3000 太郎 "])("splits %j at its space", (name) => {
    expect(splitName(name)).toEqual({ last_name: "山田", first_name: "太郎" })
  })

  it("splits a name without a space behind the longest surname it knows", () => {
    expect(splitName("長谷川博")).toEqual({ last_name: "長谷川", first_name: "博" })
    expect(splitName("小野寺五典")).toEqual({ last_name: "小野寺", first_name: "五典" })
  })

  it("splits where kanji and kana meet", () => {
    expect(splitName("高樹さやか")).toEqual({ last_name: "高樹", first_name: "さやか" })
    expect(splitName("いしだ壱成")).toEqual({ last_name: "いしだ", first_name: "壱成" })
  })

  it.each(["ヤマダタロウ", "寿限無寿限無", "株式会社テスト", "山田商店", "山田", "Work", "김철수"])(
    "leaves %s whole, as the surname",
    (name) => {
      expect(splitName(name)).toEqual({ last_name: name, first_name: "" })
    },
  )

  it.each([
    ["林久子", "林", "久子"],
    ["林健太郎", "林", "健太郎"],
    ["原さやか", "原", "さやか"],
    ["山田・太郎", "山田", "太郎"],
    ["ジョン＝スミス", "スミス", "ジョン"],
    ["ｼﾞｮﾝ･ｽﾐｽ", "ｽﾐｽ", "ｼﾞｮﾝ"],
  ])("splits %s into %s and %s", (name, last_name, first_name) => {
    expect(splitName(name)).toEqual({ last_name, first_name })
  })

  it.each(["林久", "林源五郎", "・山田", "ジョン・"])("guesses nothing of %s", (name) => {
    expect(splitName(name)).toEqual({ last_name: name, first_name: "" })
  })

  it("keeps the order of foreign names", () => {
    expect(splitName("ジョン・スミス")).toEqual({ last_name: "スミス", first_name: "ジョン" })
    expect(splitName("Ludwig van Beethoven")).toEqual({ last_name: "van Beethoven", first_name: "Ludwig" })
  })

  it.each([
    ["Yamada Taro Ken", "Ken", "Yamada Taro"],
    ["Yamada Suzuki", "Suzuki", "Yamada"],
  ])("takes the last word of %s for the surname: %s", (name, last_name, first_name) => {
    expect(splitName(name)).toEqual({ last_name, first_name })
  })

  it.each(["Yamada Taro", "YAMADA Taro", "Yamada, Taro", "Taro Yamada"])("finds the surname in %s", (name) => {
    expect(splitName(name).last_name.toLowerCase()).toBe("yamada")
  })

  it("gives two empty texts for no name", () => {
    expect(splitName(null)).toEqual({ last_name: "", first_name: "" })
    expect(splitName("　")).toEqual({ last_name: "", first_name: "" })
  })

  it("loses no character of any name", () => {
    const pieces = fc.constantFrom(
      "山田",
      "林",
      "太郎",
      "さやか",
      "ジョン",
      "・",
      " ",
      "　",
      "Taro",
      "van",
      ",",
      "（",
      "様",
    )
    const name = fc.oneof(
      fc.array(pieces, { maxLength: 6 }).map((chosen) => chosen.join("")),
      fc.string({ unit: "grapheme" }),
    )
    const characters = (text: string) =>
      Array.from(text.replace(/[\s・･＝,]/gu, ""))
        .sort()
        .join("")
    fc.assert(
      fc.property(name, (whole) => {
        const { last_name, first_name } = splitName(whole)
        expect(characters(last_name + first_name)).toBe(characters(whole))
      }),
      { numRuns: 2000 },
    )
  })
})
