import type { AmazonAddress } from "../resources/address"
import type { MedusaAddress } from "./medusa-address"

/** An address of any country but Japan: the first line is the street, unless it is plainly the company. */
export function westernAddress(address: AmazonAddress): MedusaAddress {
  const text = (value: string | null) => value?.trim() || null
  const [street = null, ...rest] = [address.addressLine1, address.addressLine2, address.addressLine3]
    .map(text)
    .filter((line) => line !== null)
  const words = text(address.name)?.split(/\s+/) ?? []
  return {
    first_name: words.slice(0, -1).join(" ") || null,
    last_name: words.at(-1) ?? null,
    company: null,
    address_1: street,
    address_2: rest.join(", ") || null,
    city: text(address.city) ?? text(address.district),
    province: text(address.stateOrRegion) ?? text(address.county),
    postal_code: text(address.postalCode),
    country_code: text(address.countryCode)?.toLowerCase() ?? null,
    phone: text(address.phoneNumber),
  }
}
