import { leadingCity } from "./cities"
import { fold } from "./fold"
import { leadingPrefecture, PREFECTURES, shortPrefectureName, type Prefecture } from "./prefectures"

/** Where the city stands in a compact text, and the prefecture. Without a city both ends are where the town begins. */
export interface CityPlace {
  prefecture: string | null
  cityStart: number
  cityEnd: number
}

/**
 * Finds prefecture and city at the beginning of a compact text. The prefecture that the buyer picked counts; else the
 * one that the text begins with; else the city's own. A text that begins with another prefecture than the picked one
 * keeps it before the city, to be seen.
 */
export function findCity(compact: string, stated: Prefecture | null, postalCode: string): CityPlace {
  const start = leadingPostalCode(compact, postalCode)
  const written = leadingPrefecture(compact.slice(start))
  const contradicts = written !== null && stated !== null && written.prefecture.iso !== stated.iso
  const iso = (stated ?? written?.prefecture)?.iso ?? null

  for (const length of prefectureLengths(compact.slice(start), written, stated)) {
    const cityStart = start + length
    const city = leadingCity(compact.slice(cityStart), (written?.prefecture ?? stated)?.iso ?? null)
    if (city === null) continue
    const prefecture = iso ?? onlyPrefecture(city.prefectures, postalCode)
    return { prefecture, cityStart: contradicts ? start : cityStart, cityEnd: cityStart + city.length }
  }
  const townStart = contradicts ? start : start + (written?.length ?? 0)
  return { prefecture: iso, cityStart: townStart, cityEnd: townStart }
}

/** How much of the text the prefecture takes: its full name, or nothing, or its short name (東京目黒区). */
function prefectureLengths(text: string, written: { length: number } | null, stated: Prefecture | null): number[] {
  if (written !== null) return [written.length]
  const short = stated === null ? "" : fold(shortPrefectureName(stated))
  return short !== "" && text.startsWith(short) ? [0, short.length] : [0]
}

/** 〒153-0064 before the address, when it only repeats the field; also as maps write it: 日本、〒153-0064 東京都…. */
function leadingPostalCode(compact: string, postalCode: string): number {
  const found = /^(?:日本[、,])?〒?(\d{3})[-‐‑‒–—―−ー]?(\d{4})(?!\d)/.exec(compact)
  const repeats = found !== null && `${found[1] ?? ""}${found[2] ?? ""}` === fold(postalCode).replace(/\D/g, "")
  return repeats ? found[0].length : 0
}

/** The first digit of each prefecture's postal codes, in the prefectures' order; in Tokyo's islands and wards, 1. */
const POSTAL_DIGITS = "00090993333212999943544556566666777777788888889"

function onlyPrefecture(candidates: string[], postalCode: string): string | null {
  if (candidates.length === 1) return candidates[0] ?? null
  const digit = fold(postalCode).replace(/\D/g, "").charAt(0)
  const near = candidates.filter(
    (iso) => POSTAL_DIGITS.charAt(PREFECTURES.findIndex((one) => one.iso === iso)) === digit,
  )
  return near.length === 1 ? (near[0] ?? null) : null
}
