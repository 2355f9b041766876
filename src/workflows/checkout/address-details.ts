import { hasPostalCodes } from "../../amazon/address/postal-codes"
import { stateOrRegion } from "../../amazon/address/provinces"
import type { AddressDetails } from "../../amazon/button"
import { findPrefecture } from "../../amazon/japan"
import type { Account } from "../../providers/amazon-pay/account/account"
import type { CartAddress } from "./cart"

/** Amazon Pay, "Additional payment button - address formatting and validation": which countries the EU's rules are for. */
const EUROPE = new Set("gb de fr it es at be bg hr cy cz dk ee fi gr hu ie lv lt lu mt nl pl pt ro sk si se".split(" "))
/** There stateOrRegion is not supported. Amazon's page names them, and 'UK', which is no country code of Medusa's. */
const WITHOUT_STATES = new Set(["gb", "sg", "ae", "mx"])

/**
 * The cart's address as Amazon wants it for the direct flow, where the buyer cannot choose one. In Japan there is no city:
 * it begins the first line.
 *
 * @returns undefined while something that Amazon requires is missing
 */
export function addressDetails(
  { options }: { options: Pick<Account["options"], "region" | "encodeAddressDetails"> },
  address: CartAddress | null,
): AddressDetails | undefined {
  const country = address?.country_code?.toLowerCase()
  if (!address?.phone || !country) return undefined
  const { address_2, company, phone } = address
  const japanese = country === "jp"
  const name = fullName(address, japanese)
  const addressLine1 = japanese ? `${address.city ?? ""}${address.address_1 ?? ""}` : address.address_1
  const city = japanese ? null : address.city
  const province = amazonState(country, address.province)
  const postalCode = address.postal_code
  if (!name || !addressLine1) return undefined
  if (!postalCode && hasPostalCodes(country)) return undefined
  if (!city && (country === "us" || EUROPE.has(country))) return undefined
  if (!province && (country === "us" || japanese)) return undefined

  // Amazon Japan's own sample gives the values percent-encoded (FAQ QA-66).
  const encode = (options.encodeAddressDetails ?? options.region === "jp") ? encodeURIComponent : (text: string) => text
  const optional = (key: keyof AddressDetails, value: string | null) => (value ? { [key]: encode(value) } : {})
  return {
    name: encode(name),
    addressLine1: encode(addressLine1),
    ...optional("addressLine2", address_2),
    ...optional("addressLine3", company),
    ...optional("city", city),
    ...optional(WITHOUT_STATES.has(country) ? "districtOrCounty" : "stateOrRegion", province),
    ...optional("postalCode", postalCode),
    countryCode: country.toUpperCase(),
    phoneNumber: encode(phone),
  }
}

function fullName({ first_name, last_name }: CartAddress, japanese: boolean): string {
  const parts = japanese ? [last_name, first_name] : [first_name, last_name]
  return parts.filter(Boolean).join(" ")
}

/** "東京都" of "jp-13", or of whatever way the storefront writes it; "IL" of "us-il". */
function amazonState(country: string, province: string | null): string | null {
  if (!province) return null
  return country === "jp" ? (findPrefecture(province)?.name ?? null) : stateOrRegion(country, province)
}
