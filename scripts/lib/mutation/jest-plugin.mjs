/**
 * Stryker's runner for Jest, loaded by its processes. It has Jest load every spec for each mutant, whichever of their tests are
 * to be run, and run all of those, though the first has failed. Here only specs are loaded that have one, the nearest first, and
 * the others only when it has passed.
 */
import fs from "node:fs"
import path from "node:path"
import { JEST_RUNNER } from "./stryker.mjs"

const {
  strykerPlugins: [jest],
  strykerValidationSchema,
} = await import(JEST_RUNNER)

/** Where the process that runs all tests tells the others which spec each is in: they share the copy of the checkout. */
const specsOfTests = () => path.join(process.cwd(), ".specs-of-tests.json")

function factory(injector) {
  const runner = jest.factory(injector)
  const dryRun = runner.dryRun.bind(runner)
  const mutantRun = runner.mutantRun.bind(runner)
  let known
  return Object.assign(runner, {
    async dryRun(options) {
      const result = await dryRun(options)
      const pairs = (result.tests ?? []).map(({ id, fileName }) => [id, fileName])
      fs.writeFileSync(specsOfTests(), JSON.stringify(pairs))
      return result
    },
    async mutantRun(options) {
      known ??= JSON.parse(fs.readFileSync(specsOfTests(), "utf8"))
      const whole = runner.jestConfig
      let nrOfTests = 0
      try {
        for (const specs of nearestFirst(specsOf(options.testFilter), options.sandboxFileName)) {
          runner.jestConfig = { ...whole, testMatch: specs }
          const result = await mutantRun(options)
          nrOfTests += result.nrOfTests ?? 0
          if (result.status !== "survived") return { ...result, nrOfTests }
        }
        return { status: "survived", nrOfTests }
      } finally {
        runner.jestConfig = whole
      }
    },
  })

  function specsOf(tests) {
    const wanted = new Set(tests)
    return [...new Set(known.filter(([id]) => wanted.has(id)).map(([, fileName]) => fileName))]
  }
}
factory.inject = jest.factory.inject

/** The file's own, the others of its folder, and the rest. @returns {string[][]} */
function nearestFirst(specs, file) {
  const isOwn = (spec) => spec === file.replace(/\.ts$/, ".spec.ts")
  const isNear = (spec) => !isOwn(spec) && path.dirname(spec) === path.dirname(file)
  const isFar = (spec) => !isOwn(spec) && !isNear(spec)
  return [specs.filter(isOwn), specs.filter(isNear), specs.filter(isFar)].filter((some) => some.length > 0)
}

export { strykerValidationSchema }
export const strykerPlugins = [{ ...jest, factory }]
