import type { AddressDetails } from "../../amazon/button"
import { findPrefecture, prefectureByIso } from "../../amazon/japan"
import type { Account } from "../../providers/amazon-pay/account/account"
import type { CartAddress } from "./cart"

/**
 * The cart's address as Amazon wants it for the direct flow, where the buyer cannot choose one. In Japan a name, a line,
 * a prefecture, a postal code and a telephone number are required, and there is no city: it begins the first line.
 *
 * @returns undefined while something that Amazon requires is missing
 */
export function addressDetails({ options }: Account, address: CartAddress | null): AddressDetails | undefined {
  if (!address?.postal_code || !address.country_code || !address.phone) return undefined
  const japanese = address.country_code === "jp"
  const name = fullName(address, japanese)
  const addressLine1 = japanese ? `${address.city ?? ""}${address.address_1 ?? ""}` : address.address_1
  const stateOrRegion = japanese ? prefectureName(address.province) : address.province
  if (!name || !addressLine1 || (japanese && !stateOrRegion)) return undefined

  // Amazon Japan's own sample gives the values percent-encoded (FAQ QA-66).
  const encode = (options.encodeAddressDetails ?? options.region === "jp") ? encodeURIComponent : (text: string) => text
  const optional = (key: keyof AddressDetails, value: string | null) => (value ? { [key]: encode(value) } : {})
  return {
    name: encode(name),
    addressLine1: encode(addressLine1),
    ...optional("addressLine2", address.address_2),
    ...optional("addressLine3", address.company),
    ...optional("city", japanese ? null : address.city),
    ...optional("stateOrRegion", stateOrRegion),
    postalCode: encode(address.postal_code),
    countryCode: address.country_code.toUpperCase(),
    phoneNumber: encode(address.phone),
  }
}

function fullName({ first_name, last_name }: CartAddress, japanese: boolean): string {
  const parts = japanese ? [last_name, first_name] : [first_name, last_name]
  return parts.filter(Boolean).join(" ")
}

/** "東京都" of "JP-13", or of whatever way the storefront writes it. */
function prefectureName(province: string | null): string | null {
  if (!province) return null
  return (prefectureByIso(province.toUpperCase()) ?? findPrefecture(province))?.name ?? null
}
