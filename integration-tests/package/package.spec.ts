import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { z } from "zod"

const ROOT = path.join(__dirname, "../..")
const NAME = "medusa-payment-amazon-pay"

const packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })])
const npmPack = ["pack", "--dry-run", "--json", "--ignore-scripts"]

/** What npm would publish. */
function publishedFiles(cwd = ROOT): string[] {
  const [{ files }] = packed.parse(JSON.parse(execFileSync("npm", npmPack, { cwd, encoding: "utf8" })))
  return files.map((file) => file.path)
}

const COMMONJS = ["providers/amazon-pay", "modules/amazon-pay", "workflows", "japan"]
const KIT = "medusa-payment-amazon-pay-storefront"

/** A program's standard output, in a Node.js of its own: not in Jest's module registry. */
const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" })

describe("the package as npm publishes it", () => {
  const files = publishedFiles()

  it.each([
    "LICENSE",
    "README.md",
    "README.ja.md",
    "CHANGELOG.md",
    ".medusa/server/src/admin/index.mjs",
    ".medusa/server/src/admin/index.js",
    ".medusa/server/src/api/middlewares.js",
    ".medusa/server/src/jobs/amazon-pay-clock.js",
    ".medusa/server/src/subscribers/amazon-pay-order-placed.js",
  ])("has %s", (file) => {
    expect(files).toContain(file)
  })

  it("has the migrations of its tables", () => {
    expect(files).toContainEqual(
      expect.stringMatching(/^\.medusa\/server\/src\/modules\/amazon-pay\/migrations\/.+\.js$/),
    )
  })

  it("has every part of the dashboard that is loaded once it is shown", () => {
    const admin = files.filter((file) => file.startsWith(".medusa/server/src/admin/") && !file.endsWith(".d.ts"))
    const loads = (file: string) => [
      ...readFileSync(path.join(ROOT, file), "utf8").matchAll(/(?:import|require)\("(\.[^"]+)"\)/g),
    ]
    const named = admin.flatMap((file) =>
      loads(file).map(([, specifier = ""]) => path.join(path.dirname(file), specifier)),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((file) => !files.includes(file))).toEqual([])
  })

  it("has types for every file but the dashboard's", () => {
    const scripts = files.filter((file) => file.endsWith(".js") && !file.includes("/admin/index."))
    expect(scripts.filter((file) => !files.includes(file.replace(/\.js$/, ".d.ts")))).toEqual([])
  })

  it("has no tests, maps or sources, nothing of the demo, and nothing of the emulator", () => {
    const unwanted = /\.spec\.|\/test\/|\.map$|(?<!\.d)\.tsx?$|corpus|(^|\/)(demo|emulator|integration-tests|scripts)\//
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })

  it("can be required, as a provider, a module, workflows and Japan's names and addresses", () => {
    const load = `(entry) => Object.keys(require("${NAME}/" + entry)).length > 0`
    expect(node("-p", `${JSON.stringify(COMMONJS)}.every(${load})`)).toBe("true\n")
  })

  it.each(COMMONJS)("has types for %s", (entry) => {
    const options = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext }
    const { resolvedModule } = ts.resolveModuleName(`${NAME}/${entry}`, __filename, options, ts.sys)
    expect(files).toContain(path.relative(ROOT, resolvedModule?.resolvedFileName ?? ""))
  })

  it("needs nothing that it does not name, on the server or in the dashboard", () => {
    const { dependencies, peerDependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()), peerDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")))
    const named = [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
    const used = files
      .filter((file) => /\.m?js$|\/admin\/_chunks\//.test(file))
      .flatMap((file) => [
        ...readFileSync(path.join(ROOT, file), "utf8").matchAll(
          /(?:require\(|^(?:import|export)\b[^"]*? from )"([^".$][^"]*)"/gm,
        ),
      ])
      .map(([, specifier = ""]) => specifier)
      .filter((specifier) => !specifier.startsWith("node:"))
    expect(used).toEqual(expect.arrayContaining(["@medusajs/framework/utils", "@medusajs/ui"]))
    const isNamed = (specifier: string) => named.some((name) => specifier === name || specifier.startsWith(`${name}/`))
    expect(used.filter((specifier) => !isNamed(specifier))).toEqual([])
  })
})

describe("the storefront kit as npm publishes it", () => {
  const files = publishedFiles(path.join(ROOT, "storefront"))

  it("has no tests and no sources", () => {
    expect(files).toContain("dist/storefront/react/index.d.ts")
    expect(files.filter((file) => /\.spec\.|(?<!\.d)\.tsx?$/.test(file))).toEqual([])
  })

  it.each([KIT, `${KIT}/react`])("can be imported as %s", (name) => {
    const print = `import("${name}").then((kit) => console.log(Object.keys(kit).length > 0))`
    expect(node("-e", print)).toBe("true\n")
  })

  it("brings no other package into a storefront, and asks for none but React", () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, "storefront/package.json"), "utf8"))
    expect(manifest).not.toHaveProperty("dependencies")
    expect(manifest).toMatchObject({ peerDependencies: { react: expect.anything() } })
    const code = files.filter((file) => file.endsWith(".js"))
    const imports = code.flatMap((file) => [
      ...readFileSync(path.join(ROOT, "storefront", file), "utf8").matchAll(
        /^(?:import|export)\b[^"]*? from "([^."][^"]*)"/gm,
      ),
    ])
    expect(new Set(imports.map(([, name]) => name))).toEqual(new Set(["react", "react/jsx-runtime"]))
  })
})
