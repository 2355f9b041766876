import { PROVINCE_NAMES } from "./province-names"

interface Province {
  /** Lower-case ISO 3166-2: "us-il". */
  code: string
  /** As the country itself writes it: "Illinois". */
  name: string
}

/**
 * The province that a text names, by its ISO code in either case ("US-IL"), by the code alone ("IL") or by its name
 * ("Illinois", "County Cork"), as Medusa keeps it: in lower-case ISO 3166-2.
 *
 * @param country ISO 3166-1 alpha-2
 * @returns null for a text that names none, and for countries whose provinces we do not have
 */
export function provinceCode(country: string, text: string): string | null {
  return find(country, text)?.code ?? null
}

/**
 * A province of Medusa's in the form of Amazon's `stateOrRegion`: two letters in the United States and Canada, elsewhere
 * the name. What is no province's code stays as it is. Japan's prefectures are in `amazon/japan`.
 */
export function stateOrRegion(country: string, province: string): string {
  const key = country.toLowerCase()
  const found = find(key, province)
  // A code that we do not know is not Amazon's form either.
  if (!found) return /^[a-z]{2}-[a-z\d]{1,3}$/iu.test(province) ? province.slice(3).toUpperCase() : province
  return key === "us" || key === "ca" ? found.code.slice(3).toUpperCase() : found.name
}

function find(country: string, text: string): Province | undefined {
  const key = country.toLowerCase()
  const provinces = provincesOf(key)
  const code = text.replace(/[\s.]/gu, "").toLowerCase()
  return (
    provinces.get(`${key}-${code}`) ??
    provinces.get(code) ??
    provinces.get(nameKey(text)) ??
    provinces.get(withoutKind(nameKey(text)))
  )
}

const known = new Map<string, ReadonlyMap<string, Province>>()

/** By code and by the keys of the names; where two share a name, the one that is called so first has it. */
function provincesOf(country: string): ReadonlyMap<string, Province> {
  const provinces = known.get(country)
  if (provinces !== undefined) return provinces
  const names = Object.hasOwn(PROVINCE_NAMES, country) ? PROVINCE_NAMES[country] : undefined
  if (names === undefined) return new Map()
  const made = read(country, names)
  known.set(country, made)
  return made
}

function read(country: string, names: string): ReadonlyMap<string, Province> {
  const entries = Array.from(names.matchAll(/([^ ,]+) ([^,]+)/gu), ([, code = "", all = ""]) => {
    const [name = "", ...others] = all.split("/")
    return { province: { code: `${country}-${code}`, name }, others }
  })
  const byKey = new Map<string, Province>()
  const add = (key: string, province: Province) => byKey.has(key) || byKey.set(key, province)
  for (const { province } of entries) add(province.code, province)
  for (const { province } of entries) add(nameKey(province.name), province)
  for (const { province, others } of entries) for (const name of others) add(nameKey(name), province)
  for (const { province, others } of entries) {
    for (const name of [province.name, ...others]) add(withoutKind(nameKey(name)), province)
  }
  return byKey
}

/** Letters only, without marks: "L’Aquila" and "L'AQUILA" are one name. */
function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/['’.]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/** What kind of province it is does not tell which: County Cork, Provincia di Milano, Estado de México. */
function withoutKind(key: string): string {
  return key
    .replace(
      /^(?:county|co|province|provincia|provincie|prov|state|estado|department|departamento|region|distrito|district|kanton|canton) (?:(?:of|de|del|di|do|da) )?/u,
      "",
    )
    .replace(/ (?:county|co|province|state)$/u, "")
}
