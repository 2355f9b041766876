import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "..", "..")
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8")

/** The rows of the table that follows a heading. */
function rowsAfter(markdown: string, heading: string): string[][] {
  const [, after = ""] = markdown.split(`\n## ${heading}\n`)
  const [section = ""] = after.split("\n## ")
  const lines = section.split("\n").filter((line) => line.startsWith("|"))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  )
}

describe("12. Parity with Amazon", () => {
  it.each([
    ["README.md", "Differences from Amazon", /^(verified|inferred|recorded|documented|assumed|–)/],
    ["README.ja.md", "Amazonとの違い", /^(確認済み|SDK から推測|記録|文書|推定|–)/],
  ])("is told row by row in %s, each with its basis", (file, heading, basis) => {
    const rows = rowsAfter(read(file), heading)
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) expect(row.at(-1)).toMatch(basis)
  })

  it("is checked by one set of specs for the emulator and for Amazon's sandbox", () => {
    const specs = readdirSync(join(ROOT, "test", "contract")).filter((file) => file.endsWith(".spec.ts"))
    expect(specs.length).toBeGreaterThan(0)
    for (const spec of specs) {
      const source = read(join("test", "contract", spec))
      expect(source).toContain("describe.each(WORLDS)")
      expect(source).not.toMatch(/createEmulator|_emulator|openQuestions|clock/)
    }
  })
})
