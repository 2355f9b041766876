const fs = require("node:fs")
const path = require("node:path")

/** Three kinds of tests, chosen by TEST_TYPE: unit (default), emulator, integration. `npm test` runs them all. */
const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        target: "es2022",
        transform: { react: { runtime: "automatic" } },
      },
    },
  ],
}
const INTEGRATION = path.join(__dirname, "integration-tests")
/** The files that one Medusa serves together, unless a file is asked for by its name (TOGETHER unset). */
const together = process.env.TOGETHER
  ? fs.readdirSync(path.join(INTEGRATION, "together")).flatMap((group) => {
      const text = fs.readFileSync(path.join(INTEGRATION, "together", group), "utf8")
      return [...text.matchAll(/"\.\.(\/http\/.+\.spec)"/g)].map(([, file]) => `${file}.ts$`)
    })
  : ["/integration-tests/together/"]

const testMatch = {
  unit: ["<rootDir>/src/**/*.spec.ts", "<rootDir>/{admin,storefront}/**/*.spec.ts?(x)", "<rootDir>/eslint/*.spec.ts"],
  emulator: ["<rootDir>/emulator/test/**/*.spec.ts"],
  integration: ["<rootDir>/integration-tests/{http,package,together}/**/*.spec.ts"],
  chaos: ["<rootDir>/integration-tests/chaos/*.spec.ts"],
  browser: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
}
const type = process.env.TEST_TYPE || "unit"

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  transform,
  moduleFileExtensions: ["ts", "tsx", "js", "json"],
  // TypeScript's ESM style writes ./x.js for ./x.ts; the emulator is tested from its source.
  moduleNameMapper: {
    "^(\\.{1,2}/.*)\\.js$": "$1",
    "^amazon-pay-emulator$": "<rootDir>/emulator/src/index.ts",
  },
  testMatch: testMatch[type],
  testPathIgnorePatterns: ["/node_modules/", ...together],
  testSequencer: "<rootDir>/integration-tests/sequencer.js",
  // Not .medusa/ of the root: the built plugin is loaded from there.
  modulePathIgnorePatterns: [
    "<rootDir>/demo/.medusa/",
    "<rootDir>/.demo/",
    "<rootDir>/emulator/dist/",
    "<rootDir>/storefront/dist/",
  ],
  setupFiles: type === "integration" || type === "chaos" ? ["<rootDir>/integration-tests/setup.js"] : [],
  // Medusa leaves hundreds of megabytes behind it in a worker, which starts afresh before they add up to its heap's limit.
  workerIdleMemoryLimit: type === "integration" ? "1.5GB" : undefined,
  // Whole purchases, on a machine that may be busy: a test that hangs is told so, and none that is slow.
  testTimeout: type === "unit" || type === "emulator" ? 30_000 : 600_000,
}
