#!/usr/bin/env node
/** `npm run help`: what each npm script is for. It fails when one is not described, or none is called so. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { ROOT } from "./lib/paths.mjs"

const SCRIPTS = {
  "See it": {
    demo: "a store, its dashboard, a storefront and the emulator; -- --help lists what else it can do",
    dev: "the same from the sources: what you change is compiled, and what runs it starts again",
  },
  "Check it": {
    test: "lint to test:browser, one after the other",
    lint: "ESLint, Prettier, unused code, the packages, links and scripts in the docs",
    typecheck: "the types of each part",
    "test:unit": "specs beside the code; -- PATTERN chooses files, here and below",
    "test:emulator": "the emulator over HTTP",
    "test:integration": "the built plugin in a real Medusa, with PostgreSQL and the emulator",
    "test:browser": "the kit, the dashboard and the demo, in Chromium",
    "test:quick": "lint to test:emulator: what needs no Medusa and no browser",
    "test:compat": "the packed plugin in new stores, on other versions of Medusa and Node.js",
    chaos: "500 checkouts, with everything that goes wrong; -- --help lists what else it can do",
    mutation: "changes of the code that no unit spec notices; -- --help lists what it can do",
    "prove:recurring": "a year of 30 subscriptions, with everything that goes wrong",
    bench: "each figure beside its anchor, measured in one run; -- --help lists what it can do",
  },
  "Make it": {
    build: "the plugin and the storefront kit, as they are published",
    "build:storefront": "the storefront kit alone, with its sizes",
    "check:package": "the packages as npm would publish them (publint, attw)",
    format: "Prettier, on all files",
    help: "this list",
  },
}

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"))
const described = Object.values(SCRIPTS).flatMap((group) => Object.keys(group))
for (const [title, group] of Object.entries(SCRIPTS)) {
  console.log(`\n${title}`)
  for (const [name, text] of Object.entries(group)) console.log(`  npm run ${name.padEnd(18)}${text}`)
}
const odd = [...Object.keys(scripts), ...described].filter((name) => !(name in scripts) || !described.includes(name))
if (odd.length > 0) {
  console.error(`\nIn package.json or in scripts/help.mjs only: ${odd.join(", ")}`)
  process.exitCode = 1
}
