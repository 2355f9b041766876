// Writes src/amazon/address/province-names.ts from two packages that are no dependencies of ours. Somewhere else:
//   npm install iso-3166 cldr-subdivisions-full
//   node <project>/scripts/make-province-names.mjs . && npx prettier --write src/amazon/address/province-names.ts
import { readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { ROOT } from "./lib/paths.mjs"

const packages = resolve(process.argv[2] ?? ".", "node_modules")
const { iso31662 } = await import(pathToFileURL(join(packages, "iso-3166/index.js")).href)
const notices = { "iso-3166": "license", "cldr-subdivisions-full": "LICENSE" }
const sources = Object.entries(notices).map(([name, file]) => {
  const { version } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"))
  const notice = readFileSync(join(packages, name, file), "utf8").trim()
  return [`${name} ${version}`, "", ...notice.split("\n")].map((line) => ` * ${line}`.trimEnd()).join("\n")
})

// Japan's prefectures are in src/amazon/japan; Hong Kong's regions have no code of ISO's.
const table = readFileSync(join(ROOT, "node_modules/@medusajs/dashboard/src/lib/data/country-states.ts"), "utf8")
const offered = [...table.matchAll(/^ {2}([A-Z]{2}): \{/gm)].map(([, code]) => code).filter((code) => code !== "JP")
// Where Amazon has a shop of its own, too; not the United Kingdom, whose codes are those of districts.
const europe = "AT BE DE FR NL PL SE".split(" ")

/** What buyers write and neither source has. */
const ALSO = {
  "BE-BRU": ["Brussel", "Bruxelles", "Bruxelles-Capitale"],
  "BE-WHT": ["Henegouwen"],
  "BE-WLG": ["Luik"],
  "BE-WNA": ["Namen"],
  "CA-BC": ["Colombie-Britannique"],
  "CA-NB": ["Nouveau-Brunswick"],
  "CA-NL": ["Terre-Neuve-et-Labrador"],
  "CA-NS": ["Nouvelle-Écosse"],
  "CA-NT": ["Territoires du Nord-Ouest"],
  "CA-PE": ["Île-du-Prince-Édouard"],
  "CH-FR": ["Freiburg"],
  "CH-GE": ["Genf"],
  "CH-GR": ["Grischun", "Grigioni", "Grisons"],
  "CH-NE": ["Neuenburg"],
  "CH-TI": ["Tessin"],
  "CH-VD": ["Waadt"],
  "CH-VS": ["Wallis"],
  "ES-BI": ["Vizcaya"],
  "ES-C": ["La Coruña"],
  "ES-GI": ["Gerona"],
  "ES-L": ["Lérida"],
  "ES-OR": ["Orense"],
  "ES-PM": ["Islas Baleares", "Baleares"],
  "ES-SS": ["Guipúzcoa"],
  "ES-VI": ["Álava", "Araba"],
  "IT-23": ["Aosta", "AO"],
  "IT-BZ": ["Bozen"],
  "MX-CMX": ["CDMX", "Distrito Federal"],
}

const english = JSON.parse(readFileSync(join(packages, "cldr-subdivisions-full/subdivisions/en/en.json"), "utf8"))
  .subdivisions.localeDisplayNames.subdivisions
const parents = new Set(iso31662.map(({ parent }) => parent))
const lines = [...offered, ...europe].sort().flatMap((country) => {
  const provinces = iso31662.filter(({ code }) => code.startsWith(`${country}-`) && !parents.has(code))
  if (provinces.length === 0) return []
  // ISO romanises other scripts in a way that no buyer writes.
  const isLatin = new Intl.Locale(`und-${country}`).maximize().script === "Latn"
  const entries = provinces.map(({ code, name }) => {
    const [iso] = name.split(/, | \(/)
    const cldr = english[keyOf(code)]
    // CLDR calls both the city of Moscow and the oblast around it Moscow.
    const isAlone = provinces.filter((other) => english[keyOf(other.code)] === cldr).length === 1
    const names = distinct([...(isLatin || !isAlone ? [iso, cldr] : [cldr, iso]), ...(ALSO[code] ?? [])])
    return `${code.slice(3).toLowerCase()} ${names.join("/")}`
  })
  return [`  ${country.toLowerCase()}: ${JSON.stringify(entries.join(","))},`]
})

writeFileSync(
  join(ROOT, "src/amazon/address/province-names.ts"),
  `/**
 * Provinces of the countries for which Medusa's dashboard offers them, and of some in Europe: "<code> <name>/<other name>,…",
 * by country. The code is ISO 3166-2's without the country, and the first name is the one that the country itself uses.
 *
 * Made by scripts/make-province-names.mjs; the notices of what it is made from are at the end.
 */
export const PROVINCE_NAMES: Readonly<Record<string, string>> = {
${lines.join("\n")}
}

/*
${sources.join("\n *\n")}
 */
`,
)

function keyOf(code) {
  return code.replace("-", "").toLowerCase()
}

/** By letters only: "L’Aquila" and "L'Aquila" are one name. */
function distinct(names) {
  const byKey = new Map()
  for (const name of names.filter(Boolean).map((name) => name.replaceAll(",", ""))) {
    const key = name
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase()
    if (!byKey.has(key)) byKey.set(key, name)
  }
  return [...byKey.values()]
}
