#!/usr/bin/env node
/**
 * Builds the storefront kit: src/storefront and the texts it shares with the server, as ECMAScript modules in dist/,
 * and prints what it costs a page. Not in .medusa/server, which `medusa plugin:build` wipes.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { ROOT, TSC } from "./lib/paths.mjs"
import { measureKit } from "./lib/storefront/measure-kit.mjs"

const DIST = path.join(ROOT, "dist")

fs.rmSync(DIST, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [TSC, "-p", "src/storefront/tsconfig.build.json"], {
  cwd: ROOT,
  stdio: "inherit",
})
if (status !== 0) process.exit(status ?? 1)
// The package itself is CommonJS; what lies here is not, and a bundler may leave out what a page does not use.
fs.writeFileSync(path.join(DIST, "package.json"), JSON.stringify({ type: "module", sideEffects: false }) + "\n")

let tooLarge = false
for (const { name, bytes, budget } of await measureKit(DIST)) {
  console.log(`${name.padEnd(48)} ${String(bytes).padStart(5)} bytes gzipped${budget ? ` (at most ${budget})` : ""}`)
  tooLarge ||= budget !== null && bytes > budget
}
if (tooLarge) {
  console.error("The storefront kit is larger than it may be.")
  process.exitCode = 1
}
