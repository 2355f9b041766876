import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"

const ROOT = path.join(__dirname, "../..")
const SCRIPT = path.join(ROOT, "scripts/prepare-release.mjs")
const PACKAGES = [".", "storefront", "emulator"]
const PARTS = ["package.json", "README.md", "README.ja.md", "CHANGELOG.md"]

describe("what is published of a repository", () => {
  let folder: string
  const read = (...names: string[]) => readFileSync(path.join(folder, ...names), "utf8")

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "release-"))
    const files = ["demo/package.json", ...PACKAGES.flatMap((name) => PARTS.map((part) => path.join(name, part)))]
    for (const file of files) {
      if (existsSync(path.join(ROOT, file))) cpSync(path.join(ROOT, file), path.join(folder, file))
    }
    execFileSync(process.execPath, [SCRIPT, "shop/plugin", folder])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(PACKAGES)("says in %s/package.json where it comes from, which provenance asks for", (name) => {
    expect(JSON.parse(read(name, "package.json"))).toMatchObject({
      repository: { type: "git", url: "git+https://github.com/shop/plugin.git" },
      homepage: expect.stringMatching(/^https:\/\/github\.com\/shop\/plugin/),
      bugs: "https://github.com/shop/plugin/issues",
    })
  })

  it.each(PACKAGES.flatMap((name) => ["README.md", "README.ja.md"].map((page) => path.join(name, page))))(
    "has in %s no link that leads nowhere on npm's site",
    (page) => {
      const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link)
      expect(links.length).toBeGreaterThan(0)
      expect(links.filter((link) => !/^(https:\/\/|#)/.test(link ?? ""))).toEqual([])
    },
  )

  it("shows the files and images of the tag", () => {
    expect(read("README.md")).toContain(
      "](https://raw.githubusercontent.com/shop/plugin/v0.1.0/docs/images/review.png)",
    )
    expect(read("README.md")).toContain("](https://github.com/shop/plugin/blob/v0.1.0/docs/storefront.md#several-")
  })

  it("is refused without a repository", () => {
    expect(() => execFileSync(process.execPath, [SCRIPT, "", folder], { stdio: "pipe" })).toThrow("OWNER/NAME")
  })
})
