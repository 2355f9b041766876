import { splitName } from "../japan"
import { splitLatinName } from "../japan/latin-name"
import type { AmazonAddress } from "../resources/address"
import type { MedusaAddress } from "./medusa-address"
import { provinceCode } from "./provinces"
import { streetLines } from "./western-lines"

/** An address of any country but Japan. */
export function westernAddress(address: AmazonAddress): MedusaAddress {
  const country = text(address.countryCode)?.toUpperCase() ?? null
  const lines = [address.addressLine1, address.addressLine2, address.addressLine3]
    .map(text)
    .filter((line) => line !== null)
  const { company, address_1, address_2 } = streetLines(lines, country)
  const city = text(address.city) ?? text(address.district)
  const state = text(address.stateOrRegion) ?? text(address.county)
  const district = text(address.district)
  const isRepeated = [city, state, ...lines].some((part) => part?.toLowerCase() === district?.toLowerCase())
  return {
    ...name(text(address.name)),
    company,
    address_1,
    address_2: [address_2, isRepeated ? null : district].filter((part) => part !== null).join(", ") || null,
    city,
    province: (country && state && provinceCode(country, state)) ?? state,
    postal_code: text(address.postalCode),
    country_code: country?.toLowerCase() ?? null,
    phone: text(address.phoneNumber?.normalize("NFKC")),
  }
}

function name(whole: string | null): Pick<MedusaAddress, "first_name" | "last_name"> {
  const isLatin = !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(whole ?? "")
  const { first_name, last_name } = isLatin ? splitLatinName(whole ?? "") : splitName(whole)
  return { first_name: first_name || null, last_name: last_name || null }
}

function text(value: string | null | undefined): string | null {
  return value?.trim() || null
}
