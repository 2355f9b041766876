#!/usr/bin/env node
/**
 * What the storefront kit costs a page, beside the loaders of two other ways to pay, minified and gzipped alike:
 *
 *   npm run build:storefront && node benchmarks/kit.mjs
 *
 * The two packages come from npm for the run, and are not installed. It fails when the kit is over its budget.
 */
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { KIT } from "../scripts/lib/paths.mjs"
import { measureImport, measureKit } from "../scripts/lib/storefront/measure-kit.mjs"

/** What is imported, and the smallest file that is published of it. */
const ANCHORS = [
  {
    name: "@stripe/stripe-js@10.2.1",
    file: "dist/index.mjs",
    published: "dist/index.mjs",
    imports: "loadStripe",
  },
  {
    name: "@paypal/paypal-js@11.3.0",
    file: "dist/esm/paypal-js.js",
    published: "dist/esm/paypal-js.min.js",
    imports: "loadScript",
  },
]

async function measureAnchor({ name, file, published, imports }, folder) {
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", name, "--json", "--pack-destination", folder], { encoding: "utf8" }),
  )
  const unpacked = fs.mkdtempSync(path.join(folder, "package-"))
  execFileSync("tar", ["-xzf", path.join(folder, filename), "-C", unpacked])
  const inPackage = (part) => path.join(unpacked, "package", part)
  return {
    name: `${name}, ${imports}`,
    bytes: await measureImport(imports, inPackage(file)),
    published: gzipSync(fs.readFileSync(inPackage(published)), { level: 9 }).length,
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kit-anchors-"))
try {
  const kit = await measureKit(path.join(KIT, "dist"))
  const anchors = []
  for (const anchor of ANCHORS) anchors.push(await measureAnchor(anchor, folder))
  console.table(
    [...kit, ...anchors].map(({ name, bytes, budget, published }) => ({
      part: name,
      "bytes gzipped": bytes,
      "at most": budget ?? "",
      "as published": published ?? "",
      "to stripe-js": (bytes / anchors[0].bytes).toFixed(2),
    })),
  )
  if (kit.some(({ bytes, budget }) => budget && bytes > budget)) process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true })
}
