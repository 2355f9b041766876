import type { AddressInput } from "../domain/address.js"
import { refuse } from "../domain/errors.js"
import type { ProductType } from "../domain/states.js"
import type { CreateSessionInput } from "./session-input.js"

/**
 * The shop's own shipping address of a ProcessOrder checkout. Values may be percent-encoded UTF-8: the Japanese FAQ's
 * sample sends them so (Amazon Pay Japan FAQ, QA-66).
 * @throws InvalidParameterCombination when the shape of the checkout forbids or demands it.
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
  for (const field of requiredIn(details.countryCode)) {
    if (!details[field]) throw refuse.missingValue(`addressDetails.${field}`)
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
    countryCode: decoded(address.countryCode)?.toUpperCase(),
    phoneNumber: decoded(address.phoneNumber),
  }
}

/** Amazon Pay JA: address-formatting-and-validation. Japan has no city of its own, other countries no prefecture. */
function requiredIn(countryCode: string | null | undefined) {
  const everywhere = ["name", "addressLine1", "postalCode", "countryCode"] as const
  return countryCode?.trim().toUpperCase() === "JP"
    ? ([...everywhere, "stateOrRegion", "phoneNumber"] as const)
    : ([...everywhere, "city"] as const)
}

function decoded(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined
  try {
    return decodeURIComponent(value).trim()
  } catch {
    return value.trim() // a plain "100%" is not an encoding
  }
}
