import { findPrefecture } from "./prefectures"

/** The fields of an Amazon address that Japan uses. Each may be missing: Amazon sends null or "". */
export interface JapaneseAddressLines {
  stateOrRegion?: string | null
  postalCode?: string | null
  addressLine1?: string | null
  addressLine2?: string | null
  addressLine3?: string | null
}

export interface JapaneseAddress {
  /** ISO 3166-2, "JP-13". */
  prefecture_iso: string | null
  /** 市区町村 */
  city: string | null
  /** 町域・番地 */
  town_number: string | null
  /** 建物・部屋 */
  building: string | null
  company: string | null
}

/** Splits the free address lines that Amazon sends for Japan. */
export function splitAddress(address: JapaneseAddressLines): JapaneseAddress {
  const line = (text: string | null | undefined) => text?.trim() || null
  return {
    prefecture_iso: findPrefecture(address.stateOrRegion)?.iso ?? null,
    city: null,
    town_number: line(address.addressLine1),
    building: line(address.addressLine2),
    company: line(address.addressLine3),
  }
}
