import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const ADMIN = path.join(__dirname, "..")
/** Whose files Medusa reads, as admin-bundler finds them. */
const MEDUSA = ["@medusajs/dashboard", "@medusajs/ui"].map((name) => path.dirname(require.resolve(name)))

const files = (folder: string, ext: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => ext.test(file) && !file.includes("node_modules"))
    .map((file) => path.join(folder, file))

/** The words of all strings in a file's attributes className, and of constants that hold class names. */
function classNames(source: string): string[] {
  const strings = [
    ...source.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})|: ?"((?:text|bg)-ui-[^"]*)"|= "([^"]*\btext-ui-[^"]*)"/g),
  ]
  return strings
    .flatMap(([, plain, expression, ...constants]) => [
      plain,
      ...constants,
      ...[...(expression ?? "").matchAll(/"([^"]*)"/g)].map(([, inner]) => inner),
    ])
    .flatMap((text) => text?.split(/\s+/) ?? [])
    .filter(Boolean)
}

// Medusa takes the classes of its stylesheet from files that end in .js, and a plugin's chunks have no ending.
describe("the dashboard's stylesheet", () => {
  it("has every class that our parts use, whatever Medusa reads of the plugin", () => {
    const used = new Set(files(ADMIN, /(?<!\.spec)\.tsx$/).flatMap((file) => classNames(readFileSync(file, "utf8"))))
    const texts = MEDUSA.flatMap((folder) => files(folder, /\.[jt]sx?$/)).map((file) => readFileSync(file, "utf8"))
    const known = new Set(texts.flatMap((text) => text.split(/[\s"'`]+/)))
    expect(used.size).toBeGreaterThan(30)
    expect([...used].filter((name) => !known.has(name))).toEqual([])
  })
})
