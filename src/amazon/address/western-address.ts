import { splitName } from "../japan"
import { splitLatinName } from "../japan/latin-name"
import type { AmazonAddress } from "../resources/address"
import type { MedusaAddress } from "./medusa-address"
import { germanLines, plainLines } from "./western-lines"

/** An address of any country but Japan. */
export function westernAddress(address: AmazonAddress): MedusaAddress {
  const country = text(address.countryCode)?.toUpperCase() ?? null
  const lines = [address.addressLine1, address.addressLine2, address.addressLine3]
    .map(text)
    .filter((line) => line !== null)
  const { company, address_1, address_2 } =
    country === "DE" || country === "AT" ? germanLines(lines) : plainLines(lines)
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
    province: province(country, state),
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

/** Amazon sends two letters for states and provinces of these countries; Medusa's tax regions are by ISO 3166-2. */
function province(country: string | null, state: string | null): string | null {
  const hasCodes = country === "US" || country === "CA"
  return hasCodes && state !== null && /^[a-z]{2}$/i.test(state) ? `${country}-${state.toUpperCase()}` : state
}

function text(value: string | null | undefined): string | null {
  return value?.trim() || null
}
