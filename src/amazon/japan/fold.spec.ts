import fc from "fast-check"
import { fold } from "./fold"

describe("the folded form of a text", () => {
  it.each([
    ["１－２ＡＢ", "1-2ab"],
    ["茅ヶ崎", "茅ケ崎"],
    ["茅が崎", "茅ケ崎"],
    ["髙槻", "高槻"],
    ["濵松", "浜松"],
    ["ｱﾙｺ", "アルコ"],
    ["㈱½ﬁ", "㈱½ﬁ"],
  ])("of %s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it("has every position where the text has it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), (text) => {
        expect(fold(text)).toHaveLength(text.length)
      }),
    )
  })
})
