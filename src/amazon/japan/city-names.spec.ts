import { gzipSync } from "node:zlib"
import { CITY_NAMES } from "./city-names"
import { splitAddress } from "./index"

describe("the packed names of cities", () => {
  it("are 1,892 names of 47 prefectures", () => {
    expect(CITY_NAMES.split("\n")).toHaveLength(47)
    expect(CITY_NAMES.replace(/[^\s/]+:/g, "").split(/[\s/]+/)).toHaveLength(1892)
  })

  it("stay small", () => {
    expect(Buffer.byteLength(CITY_NAMES)).toBeLessThan(20_000)
    expect(gzipSync(CITY_NAMES).length).toBeLessThan(12_000)
  })

  it("are all found at the beginning of an address", () => {
    const names = ["市川市", "三宅島三宅村", "川上郡標茶町", "大阪市北区", "北区"]
    expect(names.map((name) => splitAddress({ addressLine1: `${name}本町1` }).city)).toEqual(names)
  })
})
