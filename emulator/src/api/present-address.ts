import type { Address } from "../domain/address.js"

/** shippingAddress, whose last key is the phone number. */
export function presentShippingAddress(address: Address | null): object | null {
  if (address === null) return null
  return {
    name: address.name,
    addressLine1: address.addressLine1,
    addressLine2: address.addressLine2,
    addressLine3: address.addressLine3,
    city: address.city,
    county: address.county,
    district: address.district,
    stateOrRegion: address.stateOrRegion,
    postalCode: address.postalCode,
    countryCode: address.countryCode,
    phoneNumber: address.phoneNumber,
  }
}

/** billingAddress has the key of a phone number, and rarely one: that is buyer.phoneNumber (recorded). */
export function presentBillingAddress(address: Address | null, phoneNumber: string | null = null): object | null {
  if (address === null) return null
  return {
    name: address.name,
    addressLine1: address.addressLine1,
    addressLine2: address.addressLine2,
    addressLine3: address.addressLine3,
    city: address.city,
    county: address.county,
    district: address.district,
    stateOrRegion: address.stateOrRegion,
    postalCode: address.postalCode,
    countryCode: address.countryCode,
    phoneNumber,
  }
}
