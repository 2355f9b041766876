import { addressDigest } from "./address-digest"

const ADDRESS = {
  first_name: "太郎",
  last_name: "山田",
  company: "株式会社テスト",
  address_1: "下目黒1-8-1",
  address_2: "アルコタワー 5F",
  city: "目黒区",
  province: "jp-13",
  postal_code: "1530064",
  country_code: "jp",
}
const FIELDS = Object.keys(ADDRESS)

describe("the digest of a delivery address", () => {
  it.each(FIELDS)("is another when %s is", (field) => {
    expect(addressDigest({ ...ADDRESS, [field]: "another" })).not.toBe(addressDigest(ADDRESS))
  })

  it.each(["phone", "id", "metadata"])("is the same whatever %s is: it does not say where the goods go", (field) => {
    expect(addressDigest({ ...ADDRESS, [field]: "another" })).toBe(addressDigest(ADDRESS))
  })

  it("is another when two lines change places", () => {
    const { address_1, address_2 } = ADDRESS
    expect(addressDigest({ ...ADDRESS, address_1: address_2, address_2: address_1 })).not.toBe(addressDigest(ADDRESS))
  })

  it.each([null, undefined, ""])("takes a field that is %p for one that is not there", (company) => {
    const without = Object.fromEntries(Object.entries(ADDRESS).filter(([field]) => field !== "company"))
    expect(addressDigest({ ...ADDRESS, company })).toBe(addressDigest(without))
  })

  it.each([null, undefined, {}])("of no address is that of an empty one: %p", (address) => {
    expect(addressDigest(address)).toBe(addressDigest(Object.fromEntries(FIELDS.map((field) => [field, ""]))))
  })

  it("is short enough for a URL, and needs no encoding there", () => {
    expect(addressDigest(ADDRESS)).toMatch(/^[\w-]{22}$/)
  })
})
