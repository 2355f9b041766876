import { readBuilding, readThirdLine } from "./company"
import { findCity } from "./find-city"
import { fold } from "./fold"
import { LineText } from "./line-text"
import { findPrefecture, leadingPrefecture, type Prefecture } from "./prefectures"
import { splitTown } from "./split-town"

/** The fields of an Amazon address that Japan uses. Each may be missing: Amazon sends null or "". */
export interface JapaneseAddressLines {
  stateOrRegion?: string | null
  postalCode?: string | null
  addressLine1?: string | null
  addressLine2?: string | null
  addressLine3?: string | null
}

/** Empty parts are null. Text stays as the buyer wrote it: widths, dashes and kanji are not changed. */
export interface JapaneseAddress {
  /** ISO 3166-2 in lower case, as Medusa keeps provinces: "jp-13". */
  prefecture_iso: string | null
  /** 市区町村: 目黒区, 横浜市港北区, 北群馬郡榛東村 (or 榛東村, if the buyer wrote no 郡). */
  city: string | null
  /** 町域・番地: 下目黒1-8-1. What cannot be split stays here, whole. */
  town_number: string | null
  /** 建物・部屋: アルコタワー 5F. */
  building: string | null
  company: string | null
}

/**
 * Splits the free address lines that Amazon sends for Japan. Never throws, and loses nothing: city, town_number,
 * building and company, joined, are the lines, but for spaces, a repeated postal code and the prefecture's name.
 *
 * @example
 * splitAddress({ stateOrRegion: "東京都", addressLine1: "目黒区下目黒1-8-1", addressLine2: "アルコタワー 5F" })
 * // { prefecture_iso: "jp-13", city: "目黒区", town_number: "下目黒1-8-1", building: "アルコタワー 5F", company: null }
 */
export function splitAddress(address: JapaneseAddressLines): JapaneseAddress {
  const { address: thirdLine, company } = readThirdLine(trimmed(address.addressLine3))
  const lines = addressLines(address, thirdLine)
  const stated =
    findPrefecture(address.stateOrRegion) ?? leadingPrefecture(fold(address.stateOrRegion ?? ""))?.prefecture ?? null
  if (!lines.some(isJapanese)) return romanised(stated, lines, company)

  const text = new LineText(lines)
  const { prefecture, cityStart, cityEnd } = findCity(text.compact, stated, address.postalCode ?? "")
  const { town_number, building } = splitTown(text.slice(cityEnd))
  const after = company === null && building !== null ? readBuilding(building) : { address: building, company }
  return {
    prefecture_iso: prefecture,
    city: text.slice(cityStart, cityEnd).replace(/\s+/gu, "") || null,
    town_number,
    building: after.address,
    company: after.company,
  }
}

/** In Latin letters the order is free and the city has no plain mark: the lines stay as they are. */
function romanised(stated: Prefecture | null, lines: string[], company: string | null): JapaneseAddress {
  const [town_number = null, ...rest] = lines
  return {
    prefecture_iso: stated?.iso ?? null,
    city: null,
    town_number,
    building: rest.join(" ") || null,
    company,
  }
}

/** The lines, with what the box of the prefecture holds beyond a prefecture: some buyers put "東京都目黒区" there. */
function addressLines(address: JapaneseAddressLines, thirdLine: string | null): string[] {
  const state = address.stateOrRegion?.trim() ?? ""
  const beyond =
    findPrefecture(state) === null ? state.slice(leadingPrefecture(fold(state))?.length ?? state.length) : ""
  const lines = [address.addressLine1, address.addressLine2, thirdLine].map(trimmed).filter((line) => line !== null)
  const repeated = fold(lines.join("")).replace(/\s+/gu, "").includes(fold(beyond).replace(/\s+/gu, ""))
  return repeated ? lines : [beyond.trim(), ...lines]
}

function trimmed(text: string | null | undefined): string | null {
  return text?.trim() || null
}

function isJapanese(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)
}
