import { findPrefecture, prefectureByIso, PREFECTURES } from "./index"

describe("findPrefecture", () => {
  it.each([
    "東京都",
    "東京",
    "Tokyo",
    "Tokyo-to",
    "TOKYO",
    "Tōkyō",
    "Tokyo Metropolis",
    "jp-13",
    "JP-13",
    " 東京都 ",
    "東 京 都",
  ])("knows Tokyo as %j", (text) => {
    expect(findPrefecture(text)?.iso).toBe("jp-13")
  })

  it("knows each of the 47 by its name, its short name, in Latin letters and by its code", () => {
    for (const { iso, name, latin } of PREFECTURES) {
      const texts = [
        name,
        name === "北海道" ? name : name.slice(0, -1),
        latin,
        `${latin}-ken`,
        latin.toUpperCase(),
        iso,
      ]
      expect(texts.map((text) => findPrefecture(text)?.iso)).toEqual(texts.map(() => iso))
    }
    expect(PREFECTURES).toHaveLength(47)
  })

  it.each([
    ["Ōsaka-fu", "jp-27"],
    ["Oosaka", "jp-27"],
    ["Kyōto", "jp-26"],
    ["Hyougo", "jp-28"],
    ["Ohita", "jp-44"],
    ["Kouchi", "jp-39"],
    ["Gumma", "jp-10"],
    ["東亰", undefined],
    ["California", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, iso) => {
    expect(findPrefecture(text)?.iso).toBe(iso)
  })

  it("gives a prefecture's names for its code", () => {
    expect(prefectureByIso("jp-01")).toEqual({ iso: "jp-01", name: "北海道", latin: "Hokkaido" })
    expect(prefectureByIso("JP-01")).toEqual(prefectureByIso("jp-01"))
    expect(prefectureByIso("jp-48")).toBeNull()
  })
})
