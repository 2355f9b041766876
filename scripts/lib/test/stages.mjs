import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import { ensureChromium } from "../chromium.mjs"
import { ROOT, TSC } from "../paths.mjs"
import { smoke } from "../smoke/smoke.mjs"
import { WALKS } from "../smoke/walks.mjs"
import { build } from "./build.mjs"
import { besideDemo } from "./demo.mjs"
import { jest } from "./jest.mjs"
import { run } from "./run.mjs"
import { FAILED, PASSED, sum } from "./tally.mjs"

const require = createRequire(import.meta.url)
const binary = (name, file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file)
const ESLINT = binary("eslint", "bin/eslint.js")
const PRETTIER = binary("prettier", "bin/prettier.cjs")
const KNIP = path.join(ROOT, "node_modules/knip/bin/knip.js")
const CHECK_DOCS = path.join(ROOT, "scripts/check-docs.mjs")
const CHECK_EXAMPLES = path.join(ROOT, "scripts/check-examples.mjs")
const HELP = path.join(ROOT, "scripts/help.mjs")
const CHECK_PACKAGE = path.join(ROOT, "scripts/check-package.mjs")

/** Each part has its own surroundings: Node, a browser, a test. */
const PROJECTS = [".", "tsconfig.tests.json", "src/admin", "storefront", "emulator", "demo", "demo/storefront"]

/** Commands that must all succeed count as one test. Each uses one core, so there is one for each at a time. */
async function check(...commands) {
  const waiting = [...commands]
  let failures = 0
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if ((await run([process.execPath, ...next])) !== 0) failures += 1
    }
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker))
  return failures === 0 ? PASSED : FAILED
}

/**
 * Medusa, of the built plugin and the demo's configuration, with a PostgreSQL of its own. Its log would be full of the
 * errors that the tests provoke: see it with LOG_LEVEL=error.
 */
const MEDUSA_ENV = { MEDUSA_DISABLE_TELEMETRY: "true", LOG_LEVEL: process.env.LOG_LEVEL ?? "none" }

/** The ledger is SQL, which its unit specs run on a real PostgreSQL as well. */
const WITH_POSTGRES = [process.execPath, path.join(ROOT, "scripts/with-postgres.mjs"), "--"]

/** Jest leaves one core to itself, which is half of two. */
const ALL_CORES = "--maxWorkers=100%"

/** Each walk of `npm run demo -- --smoke NAME` counts as one test. */
async function walks(info) {
  const tallies = []
  for (const name of Object.keys(WALKS)) {
    console.log(`\nwalk: ${name}`)
    tallies.push((await smoke(info, name)) === 0 ? PASSED : FAILED)
  }
  return tallies
}

/** What `npm test` does, in this order. Each sets up what it needs, and answers with a tally. */
export const STAGES = {
  async lint() {
    await build("plugin", "kit", "emulator")
    return check(
      [ESLINT, "."],
      [PRETTIER, "--check", "--log-level", "warn", "."],
      [KNIP, "--no-progress"],
      [CHECK_PACKAGE],
      [CHECK_DOCS],
      [CHECK_EXAMPLES],
      [HELP],
    )
  },
  async types() {
    await build("plugin", "kit")
    return check(...PROJECTS.map((project) => [TSC, "--noEmit", "-p", project]))
  },
  unit: (flags) => jest({ type: "unit", before: WITH_POSTGRES, flags: [ALL_CORES, ...flags] }),
  emulator: (flags) => jest({ type: "emulator", flags: [ALL_CORES, ...flags] }),
  async integration(flags) {
    await build("plugin", "kit")
    const TOGETHER = flags.length === 0 ? "true" : ""
    const options = { type: "integration", before: WITH_POSTGRES, env: { ...MEDUSA_ENV, TOGETHER } }
    // Medusa may keep a connection of its pool after it has stopped, and a single file runs in Jest's own process.
    return jest({ ...options, flags: ["--maxWorkers=2", "--forceExit", "--silent", "--verbose", ...flags] })
  },
  async browser(flags) {
    const { executablePath, env } = ensureChromium()
    return besideDemo(async (info) => {
      // The walks come first: they count calls to Amazon, and notifications of other orders would be among them.
      const walked = flags.length > 0 ? [] : await walks(info)
      const browserEnv = { ...env, DEMO: JSON.stringify(info), CHROMIUM_PATH: executablePath }
      const tests = await jest({ type: "browser", env: browserEnv, flags: ["--runInBand", "--verbose", ...flags] })
      return sum([...walked, tests])
    })
  },
}
