import type { AddressInput } from "../domain/address.js"
import { refuse } from "../domain/errors.js"
import type { ProductType } from "../domain/states.js"
import type { CreateSessionInput } from "./session-input.js"

/**
 * The shop's own shipping address of a ProcessOrder checkout. Values may be percent-encoded UTF-8: the Japanese FAQ's
 * sample sends them so (Amazon Pay Japan FAQ, QA-66).
 * @throws InvalidParameterCombination when the shape of the checkout forbids or demands it, MissingParameterValue or
 * InvalidParameterValue for a field that Amazon requires or does not support in the address's country.
 */
export function addressDetailsOf(input: CreateSessionInput, productType: ProductType | null): AddressInput | null {
  const details = input.addressDetails
  const processOrder = input.webCheckoutDetails.checkoutMode === "ProcessOrder"
  if (!details) {
    if (processOrder && productType === "PayAndShip") throw refuse.missingValue("addressDetails")
    return null
  }
  if (productType === "PayOnly" || (productType !== null && !processOrder)) {
    throw refuse.badCombination("addressDetails can only be used with checkoutMode 'ProcessOrder' and 'PayAndShip'.")
  }
  const country = decoded(details.countryCode)?.toUpperCase() ?? ""
  for (const field of requiredIn(country)) {
    if (!decoded(details[field])) throw refuse.missingValue(`addressDetails.${field}`)
  }
  if (WITHOUT_STATES.includes(country) && decoded(details.stateOrRegion)) {
    throw refuse.invalidValue("addressDetails.stateOrRegion", `It is not supported if countryCode is '${country}'.`)
  }
  const { districtOrCounty, ...address } = details
  return {
    name: decoded(address.name),
    addressLine1: decoded(address.addressLine1),
    addressLine2: decoded(address.addressLine2),
    addressLine3: decoded(address.addressLine3),
    city: decoded(address.city),
    county: decoded(address.county ?? districtOrCounty),
    district: decoded(address.district),
    stateOrRegion: decoded(address.stateOrRegion),
    postalCode: decoded(address.postalCode)?.toUpperCase() ?? null,
    countryCode: country,
    phoneNumber: decoded(address.phoneNumber),
  }
}

// Amazon Pay: address-formatting-and-validation, which has a list for the US, for these countries and for Japan.
const EUROPE = "UK GB DE FR IT ES AT BE BG HR CY CZ DK EE FI GR HU IE LV LT LU MT NL PL PT RO SK SI SE".split(" ")
const WITHOUT_STATES = ["UK", "GB", "SG", "AE", "MX"]

function requiredIn(country: string) {
  const everywhere = ["name", "addressLine1", "countryCode", "phoneNumber"] as const
  if (country === "JP") return [...everywhere, "stateOrRegion", "postalCode"] as const
  if (country === "US") return [...everywhere, "city", "stateOrRegion", "postalCode"] as const
  if (EUROPE.includes(country)) return [...everywhere, "city", "postalCode"] as const
  return everywhere
}

function decoded(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined
  try {
    return decodeURIComponent(value).trim()
  } catch {
    return value.trim() // a plain "100%" is not an encoding
  }
}
