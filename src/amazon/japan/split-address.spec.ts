import fc from "fast-check"
import { splitAddress, type JapaneseAddressLines } from "./index"
import { lostText } from "./test/lost-text"

const split = (stateOrRegion: string | null, ...lines: string[]) => {
  const [addressLine1, addressLine2, addressLine3] = lines
  return splitAddress({ stateOrRegion, postalCode: "1530064", addressLine1, addressLine2, addressLine3 })
}
const meguro = {
  prefecture_iso: "jp-13",
  city: "目黒区",
  town_number: "下目黒1-8-1",
  building: null,
  company: null,
}

describe("splitAddress", () => {
  it.each([
    ["the Sandbox buyer's", "Tokyo", ["目黒区下目黒1-8-1"]],
    ["with the prefecture in kanji", "東京都", ["目黒区下目黒1-8-1"]],
    ["with the city in a line of its own", "東京都", ["目黒区", "下目黒1-8-1"]],
    ["with the number in a line of its own", "Tokyo-to", ["目黒区下目黒", "1-8-1"]],
    ["with the prefecture repeated", "東京", ["東京都目黒区下目黒1-8-1"]],
    ["with the prefecture shortened", "東京都", ["東京目黒区下目黒1-8-1"]],
    ["with the prefecture only in the line", null, ["東京都 目黒区 下目黒 1-8-1"]],
    ["with the postal code repeated", "東京都", ["〒153-0064 東京都目黒区下目黒1-8-1"]],
    ["with the city behind the prefecture", "東京都目黒区", ["下目黒1-8-1"]],
  ])("finds prefecture, city and number in an address %s", (_, stateOrRegion, lines) => {
    expect(split(stateOrRegion, ...lines)).toEqual(meguro)
  })

  it("keeps full width, dashes and old characters as the buyer wrote them", () => {
    expect(split("大阪府", "髙槻市桃園町２－１", "ﾒｿﾞﾝ桃園　２０３")).toMatchObject({
      city: "髙槻市",
      town_number: "桃園町２－１",
      building: "ﾒｿﾞﾝ桃園 ２０３",
    })
  })

  it.each([
    ["北群馬郡榛東村新井1", "群馬県", "北群馬郡榛東村"],
    ["榛東村新井1", "群馬県", "榛東村"],
    ["横浜市港北区日吉1", "神奈川県", "横浜市港北区"],
    ["港北区日吉1", "神奈川県", "港北区"],
    ["四日市市諏訪町1", "三重県", "四日市市"],
    ["廿日市市新宮1", "広島県", "廿日市市"],
    ["野々市市三納1", "石川県", "野々市市"],
    ["市川市八幡1", "千葉県", "市川市"],
    ["大和郡山市北郡山町1", "奈良県", "大和郡山市"],
    ["余市郡余市町黒川町1", "北海道", "余市郡余市町"],
    ["茅が崎市新栄町1", "神奈川県", "茅が崎市"],
    ["濱松市中央区砂山町1", "静岡県", "濱松市中央区"],
    ["浜松市中区田町1", "静岡県", "浜松市中区"],
    ["筑紫郡那珂川町西隈1", "福岡県", "筑紫郡那珂川町"],
  ])("finds the city of %s", (line, prefecture, city) => {
    expect(split(prefecture, line).city).toBe(city)
  })

  it("does not take a quarter for a town of the same name", () => {
    expect(split("山形県", "朝日町3-2")).toMatchObject({ city: null, town_number: "朝日町3-2" })
  })

  it("knows the prefecture from the city", () => {
    expect(split(null, "横浜市港北区日吉1-2-3").prefecture_iso).toBe("jp-14")
  })

  it("tells cities of one name apart by the postal code", () => {
    const line = { addressLine1: "府中市元町1" }
    expect(splitAddress({ ...line, postalCode: "183-0000" }).prefecture_iso).toBe("jp-13")
    expect(splitAddress({ ...line, postalCode: "7260003" }).prefecture_iso).toBe("jp-34")
    expect(splitAddress(line).prefecture_iso).toBeNull()
  })

  it("goes by the prefecture that the buyer picked, and keeps another one to be seen", () => {
    expect(split("東京都", "大阪府大阪市北区梅田1-1")).toMatchObject({
      prefecture_iso: "jp-13",
      city: "大阪府大阪市北区",
    })
  })

  it.each([
    ["株式会社テスト", { company: "株式会社テスト", building: null }],
    ["番町クリニック", { company: "番町クリニック", building: null }],
    ["アルコタワー 5F", { company: null, building: "アルコタワー 5F" }],
    ["203号室", { company: null, building: "203号室" }],
    ["B-205", { company: null, building: "B-205" }],
    ["アルコタワー 5F 株式会社テスト", { company: "株式会社テスト", building: "アルコタワー 5F" }],
    ["コーポ山田201", { company: null, building: "コーポ山田201" }],
    ["田中様方", { company: null, building: "田中様方" }],
    ["サンライト 101", { company: null, building: "サンライト 101" }],
    ["21世紀社", { company: "21世紀社", building: null }],
    ["山田ビル管理101", { company: "山田ビル管理101", building: null }],
  ])("takes %s in the third line for what it is", (line, parts) => {
    expect(split("東京都", "目黒区下目黒1-8-1", "", line)).toMatchObject({ town_number: "下目黒1-8-1", ...parts })
  })

  it("finds the town beside a building in the only line, though it has no number", () => {
    const parts = { city: "目黒区", town_number: "下目黒", building: "アルコタワー" }
    expect(split("東京都", "目黒区下目黒 アルコタワー")).toMatchObject(parts)
  })

  it("takes a number in the third line for the number that was missing", () => {
    expect(split("東京都", "目黒区", "下目黒", "1-8-1")).toEqual(meguro)
  })

  it("takes a number with its unit in the third line for the number that was missing, too", () => {
    expect(split("東京都", "目黒区", "下目黒", "12番地の3")).toEqual({ ...meguro, town_number: "下目黒12番地の3" })
  })

  it.each([
    ["目黒 区下目黒1-8-1", "東京都目黒区"],
    ["目黒区下目黒1-8-1", "東京都目黒 区"],
  ])("finds the city once, however it is spaced: %s behind %s", (line, stateOrRegion) => {
    expect(split(stateOrRegion, line)).toEqual(meguro)
  })

  it("knows a village without its district by the prefecture that the line begins with", () => {
    expect(split("東京都", "群馬県榛東村新井1")).toMatchObject({ prefecture_iso: "jp-13", city: "群馬県榛東村" })
  })

  it("leaves a building its name, though that has a legal form", () => {
    expect(split("東京都", "目黒区下目黒1-8-1 株式会社山田ビル 5F")).toMatchObject({
      building: "株式会社山田ビル 5F",
      company: null,
    })
  })

  it("finds a company with a legal form behind the building", () => {
    expect(split("東京都", "目黒区下目黒1-8-1 アルコタワー 5F", "(株)テスト")).toMatchObject({
      building: "アルコタワー 5F",
      company: "(株)テスト",
    })
  })

  it("leaves a romanised address in its lines", () => {
    expect(split("Tokyo", "1-8-1 Shimomeguro, Meguro-ku", "Arco Tower 8F", "Acme Inc.")).toEqual({
      prefecture_iso: "jp-13",
      city: null,
      town_number: "1-8-1 Shimomeguro, Meguro-ku",
      building: "Arco Tower 8F",
      company: "Acme Inc.",
    })
  })

  it("gives nulls for nothing", () => {
    const nothing = { prefecture_iso: null, city: null, town_number: null, building: null, company: null }
    expect(splitAddress({})).toEqual(nothing)
    expect(splitAddress({ stateOrRegion: null, addressLine1: "　", addressLine2: "", addressLine3: null })).toEqual(
      nothing,
    )
  })

  it("loses nothing of any text whatever", () => {
    fc.assert(
      fc.property(anyAddress(), (address) => {
        expect(lostText(address, splitAddress(address))).toBe("")
      }),
      { numRuns: 2000 },
    )
  })

  it("comes to an end with lines longer than anyone could send, whatever they repeat", () => {
    // A pattern that tries every way to match them would not be done within the test's time limit.
    for (const text of ["号室", "1-", "二丁目三", "ビル1号室", "株式会社 ", "〒1", "あ郡", "1 "]) {
      const line = text.repeat(1_000)
      expect(() => split("東京都", line, line.slice(0, 500), line.slice(0, 500))).not.toThrow()
    }
  })
})

/** Pieces of addresses in any order, and texts of any characters. */
function anyAddress(): fc.Arbitrary<JapaneseAddressLines> {
  const pieces =
    "東京都 目黒区 横浜市 港北区 北群馬郡 榛東村 四日市市 下目黒 大字 字 1-8-1 １丁目 二丁目 番地 12番 3号 の 三の丸 イ 甲 北1条 アルコタワー ビル 5F 100号室 株式会社テスト (有) 〒153-0064 Meguro-ku 、 ー \u3000 \u200b"
  const address = fc
    .array(fc.constantFrom(...pieces.split(" "), " ", "\n"), { maxLength: 8 })
    .map((chosen) => chosen.join(""))
  const line = fc.option(
    fc.oneof({ weight: 3, arbitrary: address }, { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) }),
  )
  return fc.record({
    stateOrRegion: fc.option(fc.constantFrom("東京都", "Tokyo", "神奈川", "群馬県", "?", "")),
    postalCode: fc.option(fc.constantFrom("1530064", "153-0064", "")),
    addressLine1: line,
    addressLine2: line,
    addressLine3: line,
  })
}
