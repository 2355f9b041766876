import { normalizePhone, splitAddress, splitName } from "../japan"
import type { AmazonAddress } from "../resources/address"
import type { MedusaAddress } from "./medusa-address"
import { westernAddress } from "./western-address"

export type { MedusaAddress } from "./medusa-address"

/** An Amazon address as Medusa's fields, by the customs of its country. Never throws and invents nothing. */
export function toMedusaAddress(address: AmazonAddress): MedusaAddress {
  return isJapanese(address) ? japaneseAddress(address) : westernAddress(address)
}

function isJapanese({ countryCode }: AmazonAddress): boolean {
  return countryCode?.trim().toUpperCase() === "JP"
}

function japaneseAddress(address: AmazonAddress): MedusaAddress {
  const { first_name, last_name } = splitName(address.name)
  const parts = splitAddress(address)
  return {
    first_name: first_name || null,
    last_name: last_name || null,
    company: parts.company,
    address_1: parts.town_number,
    address_2: parts.building,
    city: parts.city ?? (address.city?.trim() || null),
    province: parts.prefecture_iso ?? (address.stateOrRegion?.trim() || null),
    postal_code: address.postalCode?.trim() || null,
    country_code: "jp",
    phone: normalizePhone(address.phoneNumber),
  }
}
