import { isDeliverable } from "../src/buyer/deliverable.js"
import { addressOf, type AddressInput } from "../src/domain/address.js"
import type { AddressRestrictions, CountryRestriction } from "../src/engine/delivery-specifications.js"

const MEGURO = { stateOrRegion: "東京都", postalCode: "153-0064", countryCode: "JP" }

function delivers(
  type: AddressRestrictions["type"],
  japan: CountryRestriction,
  address: AddressInput = MEGURO,
): boolean {
  return isDeliverable(addressOf(address, "JP"), { addressRestrictions: { type, restrictions: { JP: japan } } })
}

describe("a shop's address restrictions", () => {
  it("allow a whole country with an empty object, and no other country", () => {
    expect(delivers("Allowed", {})).toBe(true)
    expect(delivers("Allowed", {}, { countryCode: "US" })).toBe(false)
  })

  it("exclude with NotAllowed and let everything else be", () => {
    expect(delivers("NotAllowed", { statesOrRegions: ["東京都"] })).toBe(false)
    expect(delivers("NotAllowed", { statesOrRegions: ["大阪府"] })).toBe(true)
    expect(delivers("NotAllowed", {}, { countryCode: "US" })).toBe(true)
  })

  it("are met by a region or by a postal code", () => {
    expect(delivers("Allowed", { statesOrRegions: ["大阪府"], zipCodes: ["153-0064"] })).toBe(true)
  })

  it("compare literally: 東京都 is not Tokyo, and 153-0064 not 1530064", () => {
    const romanised = { stateOrRegion: "Tokyo", postalCode: "1530064" }
    expect(delivers("Allowed", { statesOrRegions: ["東京都"] }, romanised)).toBe(false)
    expect(delivers("Allowed", { zipCodes: ["153-0064"] }, romanised)).toBe(false)
  })

  it.each([
    ["153-*", true],
    ["153-????", true],
    ["153-???", false],
    ["153-?????", false],
    ["15?-0064", true],
    ["*", true],
    ["153.0064", false],
  ])("take * and ? and nothing else for wildcards: %s", (pattern, expected) => {
    expect(delivers("Allowed", { zipCodes: [pattern] })).toBe(expected)
  })

  it("leave out what except names, of a part of a country and of the whole", () => {
    const except = { zipCodes: ["153-*"] }
    expect(delivers("Allowed", { statesOrRegions: ["東京都"], except })).toBe(false)
    expect(delivers("Allowed", { except })).toBe(false)
    expect(delivers("Allowed", { except: { statesOrRegions: ["沖縄県"] } })).toBe(true)
    expect(delivers("NotAllowed", { statesOrRegions: ["東京都"], except })).toBe(true)
  })

  it.each([
    ["RestrictPOBoxes", "P.O. Box 12"],
    ["RestrictPackstations", "Packstation 101"],
  ])("of the special kind %s refuse %s", (restriction, addressLine1) => {
    const address = addressOf({ addressLine1, countryCode: "DE" }, "DE")
    expect(isDeliverable(address, { specialRestrictions: [restriction] })).toBe(false)
    expect(isDeliverable(address, { specialRestrictions: [] })).toBe(true)
  })
})
