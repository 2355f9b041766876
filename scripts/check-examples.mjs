#!/usr/bin/env node
/**
 * Compiles the examples: the files of examples/nextjs-starter, those of the emulator's package, and the TypeScript and
 * JavaScript of README.md, docs/ and the emulator's README, against the built packages. What is not installed here (Next.js,
 * the starter's own modules) and what an example leaves to the reader is declared in scripts/lib/examples.
 */
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fences } from "./lib/examples/fences.mjs"
import { ROOT, TSC } from "./lib/paths.mjs"

const EXAMPLES = path.join(ROOT, "scripts/lib/examples")
const WORK = path.join(ROOT, ".cache/examples")

const COMMON = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  jsx: "react-jsx",
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  noEmit: true,
}
const PACKAGES = path.join(EXAMPLES, "fences/packages.d.ts")
const PROJECTS = {
  server: {
    compilerOptions: { ...COMMON, types: ["node"] },
    include: [
      "server",
      path.join(EXAMPLES, "fences/server.d.ts"),
      PACKAGES,
      path.join(ROOT, "emulator/examples/**/*.mjs"),
    ],
  },
  browser: {
    compilerOptions: { ...COMMON, strictNullChecks: true, types: [] },
    include: ["browser", path.join(EXAMPLES, "fences/browser.d.ts")],
  },
}

fs.rmSync(WORK, { recursive: true, force: true })
for (const folder of ["server", "browser", "modules"]) fs.mkdirSync(path.join(WORK, folder), { recursive: true })
const all = fences()
for (const { name, side, code } of all) fs.writeFileSync(path.join(WORK, side, name), code)
fs.copyFileSync(path.join(EXAMPLES, "fences/subscription.ts"), path.join(WORK, "modules/subscription.ts"))
for (const [side, project] of Object.entries(PROJECTS)) {
  fs.writeFileSync(path.join(WORK, `tsconfig.${side}.json`), JSON.stringify(project))
}

const configs = [
  path.join(EXAMPLES, "tsconfig.starter.json"),
  ...Object.keys(PROJECTS).map((side) => path.join(WORK, `tsconfig.${side}.json`)),
]
const failed = configs.filter(
  (config) => spawnSync(process.execPath, [TSC, "-p", config], { stdio: "inherit" }).status !== 0,
)
console.log(`${all.length} examples in the docs, ${failed.length === 0 ? "all compile" : "not all compile"}`)
process.exitCode = failed.length === 0 ? 0 : 1
