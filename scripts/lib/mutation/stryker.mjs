import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { npm } from "../compat/npm.mjs"
import { ROOT } from "../paths.mjs"

/** The last that runs on Node.js 20. They bring two hundred packages, which nothing else here needs. */
const VERSION = "9.6.1"
const PACKAGES = ["@stryker-mutator/core", "@stryker-mutator/jest-runner"]
const FOLDER = path.join(ROOT, ".cache/stryker")
const entryOf = (name) => path.join(FOLDER, "node_modules", name, "dist/src/index.js")
const JEST_PLUGIN = fileURLToPath(new URL("jest-plugin.mjs", import.meta.url))
const STOP_AT_FAILURE = fileURLToPath(new URL("stop-at-failure.js", import.meta.url))

/** Takes Stryker from npm, unless an earlier run did. */
export async function ensureStryker() {
  if (PACKAGES.every((name) => installedVersion(name) === VERSION)) return
  console.error(`  …  Stryker ${VERSION} from npm into ${path.relative(ROOT, FOLDER)}`)
  fs.mkdirSync(FOLDER, { recursive: true })
  const flags = ["--prefix", FOLDER, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
  await npm(["install", ...flags, ...PACKAGES.map((name) => `${name}@${VERSION}`)])
}

function installedVersion(name) {
  const manifest = path.join(FOLDER, "node_modules", name, "package.json")
  return fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, "utf8")).version : null
}

/**
 * Mutates the files of a folder in a copy of the checkout, one place at a time, and runs the tests that reach the place.
 * @param {import("./folders.mjs").Folder} folder
 * @param {{ concurrency: number, results: string, again: boolean }} options how many mutants are tested at a time; the file
 *   that keeps the results; whether mutants are tested whose result is in it
 * @returns {Promise<import("./figures.mjs").Mutant[]>}
 * @throws when the specs fail as they are
 */
export async function mutate({ files, specs }, { concurrency, results, again }) {
  const { Stryker } = await import(pathToFileURL(entryOf("@stryker-mutator/core")))
  // Below the checkout Jest would find each file twice.
  const tempDirName = fs.mkdtempSync(path.join(os.tmpdir(), "mutation-"))
  const clear = () => fs.rmSync(tempDirName, { recursive: true, force: true })
  process.once("exit", clear)
  try {
    const stryker = new Stryker({
      mutate: files,
      plugins: [JEST_PLUGIN],
      testRunner: "jest",
      testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
      jest: {
        projectType: "custom",
        enableFindRelatedTests: false,
        config: {
          roots: ["<rootDir>/src"],
          testMatch: specs.map((spec) => `<rootDir>/${spec}`),
          testEnvironment: STOP_AT_FAILURE,
        },
      },
      coverageAnalysis: "perTest",
      ignoreStatic: true,
      concurrency,
      maxTestRunnerReuse: REUSE,
      incremental: true,
      incrementalFile: path.relative(ROOT, results),
      force: again,
      tempDirName,
      cleanTempDir: "always",
      ignorePatterns: IGNORED,
      // Nothing here checks types: @swc/jest takes them away.
      tsconfigFile: "none",
      disableTypeChecks: false,
      reporters: process.stdout.isTTY ? ["progress"] : [],
      logLevel: "error",
    })
    return await stryker.runMutationTest()
  } finally {
    process.off("exit", clear)
    clear()
  }
}

/** Jest keeps what a test has left open, and a process that has run too many of them runs out of memory. */
const REUSE = 200

/** What is made of the sources. Pages are not among it: some specs read them. */
const IGNORED = ["/.cache", "/.demo", "/test-results", ".medusa", "dist", "coverage", "*.tgz"]

/** For the plugin, which Stryker's processes load. */
export const JEST_RUNNER = pathToFileURL(entryOf("@stryker-mutator/jest-runner")).href
