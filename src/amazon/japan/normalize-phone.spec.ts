import fc from "fast-check"
import { normalizePhone } from "./index"

describe("normalizePhone", () => {
  it.each([
    ["0312345678", "0312345678"],
    ["03-1234-5678", "0312345678"],
    ["０３－１２３４－５６７８", "0312345678"],
    ["03ー1234ー5678", "0312345678"],
    ["(03) 1234 5678", "0312345678"],
    ["+81 3-1234-5678", "0312345678"],
    ["+81(0)90-1234-5678", "09012345678"],
    ["＋８１９０１２３４５６７８", "09012345678"],
    ["0081 90 1234 5678", "09012345678"],
    ["819012345678", "09012345678"],
    ["0120-123-456", "0120123456"],
    ["81312345678", "0312345678"],
    ["8131234567", "8131234567"],
    ["+8131234567", "+8131234567"],
    ["+1 (206) 555-0100", "+12065550100"],
  ])("writes %s as %s", (text, expected) => {
    expect(normalizePhone(text)).toBe(expected)
  })

  it("returns what is no number as it is", () => {
    expect(normalizePhone(" 03-1234-5678 内線12 ")).toBe("03-1234-5678 内線12")
  })

  it("is null for nothing", () => {
    expect([normalizePhone(null), normalizePhone(undefined), normalizePhone("　")]).toEqual([null, null, null])
  })

  it("never throws, and keeps every digit's place but for the country code", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof normalizePhone(text) !== "undefined"))
  })
})
