#!/usr/bin/env node
/**
 * Looks through every Markdown file of the repository, and llms.txt, for what there is not: files and headings of links,
 * npm scripts, routes and events of the plugin, and the emulator's flags and control routes. Links to other sites are not
 * visited.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { flagFaults, unknownNames } from "./lib/docs/names.mjs"
import { ROOT } from "./lib/paths.mjs"

const SKIPPED = new Set(["node_modules", ".git", ".medusa", ".demo", ".cache", "dist", "coverage"])

/** @returns {string[]} paths from the root */
function pages(folder = ROOT) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : pages(file)
    return entry.name.endsWith(".md") || entry.name === "llms.txt" ? [path.relative(ROOT, file)] : []
  })
}

const read = (file) => readFileSync(path.join(ROOT, file), "utf8")
const withoutFences = (text) => text.replaceAll(/^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\1 *$/gm, "")

/** GitHub's anchors of a page's headings: lower case, no punctuation, dashes for spaces, numbered where they repeat. */
function anchorsOf(file) {
  const seen = new Map()
  return [...withoutFences(read(file)).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading]) => {
    const text = heading.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase()
    const anchor = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(" ", "-")
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

/** What is wrong with a link, or null. */
function faultOfLink(page, link) {
  const [to = "", anchor] = decodeURI(link).split("#")
  const file = path.join(to.startsWith("/") ? "" : path.dirname(page), to === "" ? path.basename(page) : to)
  if (!existsSync(path.join(ROOT, file))) return "there is no such file"
  if (anchor === undefined || statSync(path.join(ROOT, file)).isDirectory() || !file.endsWith(".md")) return null
  return anchorsOf(file).includes(anchor) ? null : `${file} has no such heading`
}

function deadLinks(page) {
  const text = withoutFences(read(page)).replaceAll(/`[^`\n]*`/g, "")
  return [...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .map((link) => [link, faultOfLink(page, link)])
    .filter(([, fault]) => fault !== null)
    .map(([link, fault]) => `${page}: (${link}): ${fault}`)
}

const scriptsOf = (manifest) =>
  existsSync(path.join(ROOT, manifest)) ? (JSON.parse(read(manifest)).scripts ?? {}) : {}

function unknownScripts(page) {
  const known = { ...scriptsOf("package.json"), ...scriptsOf(`${page.split(path.sep)[0]}/package.json`) }
  return [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)]
    .map(([, name]) => name)
    .filter((name) => !(name in known))
    .map((name) => `${page}: npm run ${name}: there is no such script`)
}

const all = pages()
const faults = [
  ...all.flatMap((page) => [...deadLinks(page), ...unknownScripts(page)]),
  // A changelog may name what is gone.
  ...all.filter((page) => page !== "CHANGELOG.md").flatMap(unknownNames),
  ...["emulator/README.md", "emulator/README.ja.md"].flatMap(flagFaults),
]
for (const fault of faults) console.error(fault)
console.log(`${all.length} pages, ${faults.length === 0 ? "nothing dead" : `${faults.length} faults`}`)
process.exitCode = faults.length === 0 ? 0 : 1
