import { CITY_NAMES } from "./city-names"
import { fold } from "./fold"
import { PREFECTURES } from "./prefectures"

interface City {
  iso: string
  /** Folded. */
  name: string
  /** Written without its 郡 or 政令市: taken only in its own prefecture, since many a quarter has the same name. */
  partial: boolean
}

export interface CityMatch {
  /** How much of the compact text the name takes. */
  length: number
  /** ISO codes of the prefectures that have a city (or ward) of this name: two for 伊達市, five for 北区. */
  prefectures: string[]
}

/**
 * The 市区町村 at the beginning of a compact text: with 郡 or without, a 政令市 with its ward, alone, or the ward alone.
 * Names of the given prefecture come first; a full name is found elsewhere too, as buyers pick a wrong prefecture.
 */
export function leadingCity(compact: string, iso: string | null): CityMatch | null {
  const candidates = citiesByInitial().get(compact.charAt(0)) ?? []
  const matching = candidates.filter((city) => compact.startsWith(city.name) && isPlausible(city, compact, iso))
  const nearest = matching.some((city) => city.iso === iso) ? matching.filter((city) => city.iso === iso) : matching
  const length = Math.max(0, ...nearest.map(({ name }) => name.length))
  const longest = nearest.filter(({ name }) => name.length === length)
  if (longest.length === 0) return formerDistrict(compact)
  const name = compact.slice(0, length)
  const namesakes = iso === null ? candidates.filter((city) => city.name === name) : longest
  return { length: length + formerWard(compact, length), prefectures: [...new Set(namesakes.map((city) => city.iso))] }
}

/** 朝日町3-2 is a quarter of some city: only the villages of Tokyo's islands number their houses without a quarter. */
function isPlausible(city: City, compact: string, iso: string | null): boolean {
  if (!city.partial) return true
  return city.iso === iso && (iso === "jp-13" || !/^\d/.test(compact.slice(city.name.length)))
}

/** A ward that the data no longer has (浜松市中区, until 2023), after its city. */
function formerWard(compact: string, length: number): number {
  if (!wardedCities().has(compact.slice(0, length))) return 0
  return /^[^\d町丁]{1,3}?区(?![役画])/.exec(compact.slice(length))?.[0].length ?? 0
}

/** A town that the data no longer has (筑紫郡那珂川町, until 2018): its 郡 makes it plain. */
function formerDistrict(compact: string): CityMatch | null {
  const length = /^[^\d市区町村]{1,4}郡[^\d市区]{1,6}?[町村]/.exec(compact)?.[0].length
  return length === undefined ? null : { length, prefectures: [] }
}

let byInitial: Map<string, City[]> | undefined
let warded: Set<string> | undefined

function citiesByInitial(): Map<string, City[]> {
  byInitial ??= group(allCities())
  return byInitial
}

function wardedCities(): Set<string> {
  warded ??= new Set([...CITY_NAMES.matchAll(/([^/:\n ]+市):/g)].map(([, name = ""]) => fold(name)))
  return warded
}

function group(cities: City[]): Map<string, City[]> {
  const groups = new Map<string, City[]>()
  for (const city of cities) {
    const initial = city.name.charAt(0)
    groups.set(initial, [...(groups.get(initial) ?? []), city])
  }
  return groups
}

function allCities(): City[] {
  return fold(CITY_NAMES)
    .split("\n")
    .flatMap((line, index) => {
      const iso = PREFECTURES[index]?.iso ?? ""
      return line.split("/").flatMap((names) => citiesOf(names, iso))
    })
}

/** "横浜市:鶴見 神奈川" or "函館 小樽", with the forms in which buyers write these names. */
function citiesOf(names: string, iso: string): City[] {
  const [head, list] = names.includes(":") ? names.split(":") : ["", names]
  if (head === undefined || list === undefined) return []
  const ending = head === "" ? "市" : head.endsWith("市") ? "区" : "町"
  const cities = list.split(" ").flatMap((stem): City[] => {
    const name = /[市区町村]$/.test(stem) ? stem : stem + ending
    if (head !== "") return [full(iso, head + name), partial(iso, name)]
    return name.endsWith("市市") ? [full(iso, name), partial(iso, name.slice(0, -1))] : [full(iso, name)]
  })
  return head.endsWith("市") ? [...cities, full(iso, head)] : cities
}

const full = (iso: string, name: string): City => ({ iso, name, partial: false })
const partial = (iso: string, name: string): City => ({ iso, name, partial: true })
