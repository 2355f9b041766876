#!/usr/bin/env node
/** `npm run test:compat`: see USAGE in lib/compat/settings.mjs. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { Stopped, tryOut } from "./lib/compat/combination.mjs"
import { pack } from "./lib/compat/pack.mjs"
import { readSettings, USAGE } from "./lib/compat/settings.mjs"
import { table } from "./lib/compat/table.mjs"
import { medusaVersions, nodeVersions } from "./lib/compat/versions.mjs"
import { untilAskedToStop } from "./lib/demo/until-asked-to-stop.mjs"
import { ROOT } from "./lib/paths.mjs"

/** What a combination wrote stays there until it is run again. */
const logsOf = ({ medusa, node }) => path.join(ROOT, ".cache/compat", `medusa-${medusa}-node-${node}`)

async function main() {
  const settings = readSettings(process.argv.slice(2))
  if (settings.help) {
    console.log(USAGE)
    return 0
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "amazon-pay-compat-"))
  try {
    return await tryAll(settings, { folder, asked: untilAskedToStop() })
  } catch (error) {
    if (error instanceof Stopped) return 130
    throw error
  } finally {
    if (!settings.keep) fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<number>} the exit status */
async function tryAll({ medusa, node, keep }, { folder, asked }) {
  const versions = { medusa: await medusaVersions(medusa), node: await nodeVersions(node) }
  const packages = await pack(path.join(folder, "packages"))
  const results = []
  for (const one of versions.medusa) {
    const stores = path.join(folder, `medusa-${one}`)
    fs.mkdirSync(stores)
    for (const other of versions.node) {
      const combination = { medusa: one, node: other }
      const options = { packages, folder: stores, logs: logsOf(combination), asked }
      const result = await tryOut(combination, options)
      console.log(lineOf(result))
      results.push(result)
    }
    if (!keep) fs.rmSync(stores, { recursive: true, force: true })
  }
  console.log(`\n${table(results)}`)
  return results.every(({ failure }) => failure === null) ? 0 : 1
}

function lineOf(result) {
  const { failure, seconds } = result
  const versions = `Medusa ${result.medusa}, Node.js ${result.node}`
  if (failure === null)
    return `ok ${versions}: sold, captured, refunded, canceled, reconciled, dashboard built (${seconds} s)`
  return `not ok ${versions}: ${failure}\n(logs: ${path.relative(process.cwd(), logsOf(result))})`
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
