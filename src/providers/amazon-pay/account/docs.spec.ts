import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { z } from "zod"
import { partsOf } from "./option-names"
import { optionsSchema } from "./options"

const ROOT = path.resolve(__dirname, "../../../..")
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8")

/** "region", "storefront.reviewUrl": of what has parts, the parts. */
function namesOf(schema: z.ZodObject, before = ""): string[] {
  return Object.entries(schema.shape).flatMap(([name, type]) => {
    const inner = partsOf(type)
    return inner ? namesOf(inner, `${before}${name}.`) : [`${before}${name}`]
  })
}

const OPTIONS = namesOf(optionsSchema).filter((name) => name !== "database")

/** The names in the first column of the table below a heading; ".chargeInitiator" goes on from the name before it. */
function namedIn(page: string, heading: RegExp): string[] {
  const section =
    read(page)
      .split(/^(?=#{2,4} )/m)
      .find((one) => heading.test(one)) ?? ""
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = ""]) => cell)
  return cells.flatMap((cell) => {
    const names = [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name)
    const [group = ""] = (names[0] ?? "").split(".")
    return names.map((name) => (name.startsWith(".") ? group + name : name))
  })
}

const sorted = (names: Iterable<string>) => [...names].sort()

describe("docs of the options", () => {
  it.each([
    ["README.md", /^#{2,4} Options/],
    ["README.ja.md", /^#{2,4} オプション/],
  ])("%s has each, and no other", (page, heading) => {
    expect(OPTIONS).toContain("storefront.reviewUrl")
    expect(sorted(namedIn(page, heading))).toEqual(sorted(OPTIONS))
  })

  it.each([
    ["docs/subscriptions.md", /^## Options/],
    ["docs/subscriptions.ja.md", /^## オプション/],
  ])("%s has those of recurring payments", (page, heading) => {
    const names = namedIn(page, heading).map((name) => `recurring.${name}`)
    expect(sorted(names)).toEqual(sorted(OPTIONS.filter((name) => name.startsWith("recurring."))))
  })

  it("name no part of an option that there is not", () => {
    const groups = ["storefront", "ipn", "recurring", "endpoints"]
    const named = new RegExp(`\`((?:${groups.join("|")})\\.\\w+)\``, "g")
    const pages = ["README.md", "README.ja.md", ...readdirSync(path.join(ROOT, "docs")).map((name) => `docs/${name}`)]
    const unknown = pages
      .filter((page) => page.endsWith(".md"))
      .flatMap((page) => [...read(page).matchAll(named)].map(([, name = ""]) => name))
      .filter((name) => !OPTIONS.includes(name))
    expect(unknown).toEqual([])
  })
})
