#!/usr/bin/env node
/** `npm run test:compat`: see USAGE in lib/compat/settings.mjs. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { tryOut } from "./lib/compat/combination.mjs"
import { pack } from "./lib/compat/pack.mjs"
import { readSettings, USAGE } from "./lib/compat/settings.mjs"
import { table } from "./lib/compat/table.mjs"
import { medusaVersions, nodeVersions } from "./lib/compat/versions.mjs"
import { untilAskedToStop } from "./lib/demo/until-asked-to-stop.mjs"
import { ROOT } from "./lib/paths.mjs"

const LOGS = path.join(ROOT, ".cache/compat")

async function main() {
  const settings = readSettings(process.argv.slice(2))
  if (settings.help) {
    console.log(USAGE)
    return 0
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "amazon-pay-compat-"))
  const asked = untilAskedToStop()
  try {
    return await Promise.race([asked.then(() => 130), tryAll(settings, folder)])
  } finally {
    if (!settings.keep) fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<number>} the exit status */
async function tryAll({ medusa, node, keep }, folder) {
  const versions = { medusa: await medusaVersions(medusa), node: await nodeVersions(node) }
  const packages = await pack(path.join(folder, "packages"))
  const results = []
  for (const combination of versions.medusa.flatMap((one) =>
    versions.node.map((other) => ({ medusa: one, node: other })),
  )) {
    const name = `medusa-${combination.medusa}-node-${combination.node}`
    const store = path.join(folder, name)
    fs.mkdirSync(store)
    const result = await tryOut(combination, { packages, folder: store, logs: path.join(LOGS, name) })
    if (!keep) fs.rmSync(store, { recursive: true, force: true })
    console.log(lineOf(result))
    results.push(result)
  }
  console.log(`\n${table(results)}`)
  return results.every(({ failure }) => failure === null) ? 0 : 1
}

function lineOf({ medusa, node, failure, seconds }) {
  const versions = `Medusa ${medusa}, Node.js ${node}`
  if (failure === null) return `ok ${versions}: sold, captured, refunded, canceled, reconciled (${seconds} s)`
  return `not ok ${versions}: ${failure}\n(logs: ${path.relative(process.cwd(), LOGS)})`
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
