import { findPrefecture, type JapaneseAddress, type JapaneseAddressLines } from "../index"

const flat = (...texts: (string | null | undefined)[]) =>
  texts.join("").replace(/[\s\ufeff]|\p{Default_Ignorable_Code_Point}/gu, "")

/**
 * What of the lines is in none of the parts, or out of its order; "" when nothing is. Spaces do not count, nor a postal
 * code and a prefecture before the city that only repeat what the address has in fields of their own.
 */
export function lostText(address: JapaneseAddressLines, parts: JapaneseAddress): string {
  const lines = flat(address.addressLine1, address.addressLine2, address.addressLine3)
  const kept = flat(parts.city, parts.town_number, parts.building, parts.company)
  if (kept.endsWith(lines)) return ""
  if (!lines.endsWith(kept)) return lines
  const left = lines.slice(0, lines.length - kept.length).normalize("NFKC")
  const postalCode = /^(?:日本[、,])?〒?(\d{3}-?\d{4})/.exec(left)
  const isRepeated = postalCode?.[1]?.replace("-", "") === address.postalCode?.replace("-", "")
  const rest = isRepeated ? left.slice(postalCode?.[0].length) : left
  return rest === "" || findPrefecture(rest)?.iso === parts.prefecture_iso ? "" : rest
}
