import addresses from "./corpus/addresses.json"
import names from "./corpus/names.json"
import { splitAddress, splitName } from "./index"
import { lostText } from "./test/lost-text"

/** Real-shaped names and addresses of all 47 prefectures, written for this project, with the parts a person would see. */
describe("the corpus of addresses", () => {
  const wrong = addresses.filter(({ expected, ...address }) => !sameParts(splitAddress(address), expected))

  it("has a few hundred cases from all 47 prefectures", () => {
    expect(addresses.length).toBeGreaterThan(400)
    expect(new Set(addresses.map(({ expected }) => expected.prefecture_iso)).size).toBe(47)
  })

  it("loses no text in any of them", () => {
    expect(addresses.filter((address) => lostText(address, splitAddress(address)) !== "")).toEqual([])
  })

  it(`is split right (${addresses.length - wrong.length} of ${addresses.length})`, () => {
    expect(wrong).toEqual([])
  })
})

describe("the corpus of names", () => {
  const wrong = names.filter(({ name, expected }) => !sameParts(splitName(name), expected))

  it(`is split right (${names.length - wrong.length} of ${names.length})`, () => {
    expect(wrong).toEqual([])
  })
})

function sameParts(actual: object, expected: object): boolean {
  return JSON.stringify(Object.entries(actual).sort()) === JSON.stringify(Object.entries(expected).sort())
}
