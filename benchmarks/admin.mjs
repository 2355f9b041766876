import fs from "node:fs"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { ROOT } from "../scripts/lib/paths.mjs"
import { figure } from "./lib/figures.mjs"
import { withPackages } from "./lib/from-npm.mjs"

const BUDGET = 12 * 1024
const ADMIN = ".medusa/server/src/admin"

/** Plugins with a page; with a widget on the order and pages; Medusa's own, with pages. */
const ANCHORS = {
  admin_gzip: "@lambdacurry/medusa-product-reviews@1.4.0",
  admin_gzip_documents: "@rsc-labs/medusa-documents-v2@0.2.11",
  admin_gzip_draft_order: "@medusajs/draft-order@2.21.2",
}

export const ids = ["admin_gzip"]

/** What every page of the dashboard loads of a plugin, as it is published: of ours, and of others with widgets or pages. */
export function measure() {
  return withPackages(Object.values(ANCHORS), (folders) => {
    const target = { of: "value", at_most: BUDGET }
    return Object.entries(ANCHORS).map(([id, anchor_name], index) =>
      figure(id, {
        unit: "bytes",
        ours: sizeAtStart(path.join(ROOT, ADMIN)),
        anchor: sizeAtStart(path.join(folders[index], ADMIN)),
        anchor_name,
        ...(index === 0 ? { target } : {}),
      }),
    )
  })
}

/** A file, and all of the same package that come with it. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = fs.readFileSync(file, "utf8")
  for (const [, specifier] of source.matchAll(/^(?:import|export)\b[^"']*?["'](\.[^"']+)["'];?$/gm))
    withImports(path.resolve(path.dirname(file), specifier), seen)
  return seen
}

/** The entry that the dashboard loads at its start, with what that imports, as ES modules. */
function sizeAtStart(folder) {
  const files = [...withImports(path.join(folder, "index.mjs"))]
  return files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(file), { level: 9 }).length, 0)
}
