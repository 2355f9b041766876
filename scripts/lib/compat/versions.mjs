import { npm } from "./npm.mjs"

/** Digits are compared as numbers. */
const ascending = (one, other) => one.localeCompare(other, "en", { numeric: true })
const isOf = (wanted) => (version) => version === wanted || version.startsWith(`${wanted}.`)

/** The published versions of a package, without pre-releases, the lowest first. */
async function published(name) {
  const { stdout } = await npm(["view", name, "versions", "--json"])
  return JSON.parse(stdout)
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
    .sort(ascending)
}

/** @param {string[]} wanted "2.21.2", "2.21" (its lowest and its newest) or "latest" */
export async function medusaVersions(wanted) {
  const all = await published("@medusajs/medusa")
  const chosen = wanted.flatMap((entry) => {
    const fitting = entry === "latest" ? all : all.filter(isOf(entry))
    if (fitting.length === 0) throw new Error(`The registry has no Medusa ${entry}.`)
    return entry === "latest" ? fitting.slice(-1) : [fitting[0], fitting.at(-1)]
  })
  return [...new Set(chosen)]
}

/** @param {string[]} wanted "20.20.2", "20" (its newest) or "latest" */
export async function nodeVersions(wanted) {
  const all = await published("node")
  const chosen = wanted.map((entry) => {
    const newest = (entry === "latest" ? all : all.filter(isOf(entry))).at(-1)
    if (newest === undefined) throw new Error(`The registry has no Node.js ${entry}.`)
    return newest
  })
  return [...new Set(chosen)]
}
