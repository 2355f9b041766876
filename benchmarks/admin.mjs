#!/usr/bin/env node
/**
 * What every page of the dashboard loads of this plugin, beside other plugins with widgets or pages, as they are published
 * and gzipped:
 *
 *   npx medusa plugin:build && node benchmarks/admin.mjs
 *
 * The others come from npm for the run, and are not installed. It fails when ours is over its budget.
 */
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { ROOT } from "../scripts/lib/paths.mjs"

const BUDGET = 12 * 1024
const ADMIN = ".medusa/server/src/admin"

const ANCHORS = [
  { name: "@rsc-labs/medusa-documents-v2@0.2.11", has: "a widget on the order, pages" },
  { name: "@lambdacurry/medusa-product-reviews@1.4.0", has: "a page" },
  { name: "@medusajs/draft-order@2.21.2", has: "pages" },
]

/** A file, and all of the same package that come with it. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = fs.readFileSync(file, "utf8")
  for (const [, specifier] of source.matchAll(/^(?:import|export)\b[^"']*?["'](\.[^"']+)["'];?$/gm))
    withImports(path.resolve(path.dirname(file), specifier), seen)
  return seen
}

const gzipped = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(fs.readFileSync(file), { level: 9 }).length, 0)

/** @returns bytes that the dashboard loads at its start, and those that come once they are shown, as ES modules */
function measure(folder) {
  const atStart = withImports(path.join(folder, "index.mjs"))
  const chunks = path.join(folder, "_chunks")
  const rest = fs
    .readdirSync(fs.existsSync(chunks) ? chunks : folder)
    .map((name) => path.join(chunks, name))
    .filter((file) => fs.existsSync(file) && !atStart.has(file) && !isCommonJs(file))
  return { atStart: gzipped(atStart), onDemand: gzipped(rest) }
}

/** Each chunk is there twice. */
const isCommonJs = (file) => fs.readFileSync(file, "utf8").startsWith('"use strict"')

function measureAnchor({ name, has }, folder) {
  const pack = ["pack", name, "--json", "--pack-destination", folder]
  const [{ filename }] = JSON.parse(execFileSync("npm", pack, { encoding: "utf8" }))
  const unpacked = fs.mkdtempSync(path.join(folder, "package-"))
  execFileSync("tar", ["-xzf", path.join(folder, filename), "-C", unpacked])
  return { plugin: name, has, ...measure(path.join(unpacked, "package", ADMIN)) }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "admin-anchors-"))
try {
  const has = "widgets on order and customer, two pages, six languages"
  const ours = { plugin: "medusa-payment-amazon-pay", has, ...measure(path.join(ROOT, ADMIN)) }
  const anchors = ANCHORS.map((anchor) => measureAnchor(anchor, folder))
  console.table(
    [ours, ...anchors].map(({ plugin, has, atStart, onDemand }) => ({
      plugin,
      has,
      "every page, bytes gzipped": atStart,
      "once shown": onDemand || "",
      "to ours": (atStart / ours.atStart).toFixed(1),
    })),
  )
  if (ours.atStart > BUDGET) process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true })
}
