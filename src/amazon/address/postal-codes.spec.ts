import { hasPostalCodes, needsPostalCode } from "./postal-codes"

describe("a postal code", () => {
  it.each([
    ["JP", true, true],
    ["us", true, true],
    ["DE", true, true],
    // Post arrives without an Eircode.
    ["IE", true, false],
    ["ie", true, false],
    ["HK", false, false],
    ["ae", false, false],
    ["zw", false, false],
  ])("in %s: exists %p, is needed %p", (country, exists, needed) => {
    expect([hasPostalCodes(country), needsPostalCode(country)]).toEqual([exists, needed])
  })
})
