#!/usr/bin/env node
/**
 * Builds the storefront kit: storefront/ and the texts it shares with the server, as ECMAScript modules in storefront/dist,
 * and prints what it costs a page.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { KIT, ROOT, TSC } from "./lib/paths.mjs"
import { measureKit } from "./lib/storefront/measure-kit.mjs"

const DIST = path.join(KIT, "dist")

fs.rmSync(DIST, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [TSC, "-p", "storefront/tsconfig.build.json"], {
  cwd: ROOT,
  stdio: "inherit",
})
if (status !== 0) process.exit(status ?? 1)

let tooLarge = false
for (const { name, bytes, budget } of await measureKit(DIST)) {
  console.log(`${name.padEnd(48)} ${String(bytes).padStart(5)} bytes gzipped${budget ? ` (at most ${budget})` : ""}`)
  tooLarge ||= budget !== null && bytes > budget
}
if (tooLarge) {
  console.error("The storefront kit is larger than it may be.")
  process.exitCode = 1
}
