import { readFileSync } from "node:fs"
import path from "node:path"
import { PANEL_ERROR_CODES } from "../../providers/amazon-pay/panel-error"
import { isShopperFailureCode, REMEDIES } from "../../amazon/shopper-failure/code"

const read = (file: string) => readFileSync(path.resolve(__dirname, "../../..", file), "utf8")

/** Why a button may be missing: the failure codes that the use case names. */
const REASONS = [
  ...new Set([...read("src/workflows/checkout/make-button.ts").matchAll(/"(\w+)"/g)].map(([, name]) => name)),
].filter(isShopperFailureCode)

/** Each list is a table of its own: a code of several has as many rows. */
const ROWS = [...Object.keys(REMEDIES), ...REASONS, ...PANEL_ERROR_CODES]

describe.each([
  ["English", ".md"],
  ["Japanese", ".ja.md"],
])("docs in %s", (_, ending) => {
  const docs = read(`docs/troubleshooting${ending}`)

  it("say what helps for each code of shopper, button and panel", () => {
    expect(REASONS).toContain("not_configured")
    const rowsOf = (code: string) => docs.split(`\n| \`${code}\` |`).length - 1
    const lacking = ROWS.filter((code) => rowsOf(code) < ROWS.filter((other) => other === code).length)
    expect(lacking).toEqual([])
  })
})
