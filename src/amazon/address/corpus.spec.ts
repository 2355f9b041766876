import { addressSchema } from "../resources/address"
import addresses from "./corpus/addresses.json"
import { toMedusaAddress } from "./index"

const COUNTRIES = "US CA GB IE DE AT FR ES IT NL BE LU PT SE DK HU CY CH HK AU".split(" ")

/** Addresses of the forms that buyers use, written for this project, with the parts that a person would see. */
describe("the corpus of western addresses", () => {
  const read = addresses.map(({ expected, ...address }) => {
    const { company, address_1, address_2, city, province } = toMedusaAddress(addressSchema.parse(address))
    return { lines: linesOf(address), expected, actual: { company, address_1, address_2, city, province } }
  })
  const wrong = read.filter(({ actual, expected }) => JSON.stringify(actual) !== JSON.stringify(expected))

  it("has at least 150 addresses, and five of each country", () => {
    expect(addresses.length).toBeGreaterThanOrEqual(150)
    const few = COUNTRIES.filter((country) => addresses.filter((one) => one.countryCode === country).length < 5)
    expect(few).toEqual([])
  })

  it(`is read right (${addresses.length - wrong.length} of ${addresses.length})`, () => {
    expect(wrong).toEqual([])
  })
})

function linesOf(address: {
  addressLine1: string
  addressLine2: string | null
  addressLine3: string | null
}): string[] {
  return [address.addressLine1, address.addressLine2, address.addressLine3].filter((line) => line !== null)
}
