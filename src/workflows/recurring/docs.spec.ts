import { readFileSync } from "node:fs"
import path from "node:path"
import { RECURRING_OUTCOMES } from "../../ledger/recurring-charge"

const read = (file: string) => readFileSync(path.resolve(__dirname, "../../..", file), "utf8")

/** Each has a row of a table. */
const OUTCOMES = [...RECURRING_OUTCOMES, "already_charged"]
const EVENTS = read("src/workflows/notify/events.ts").match(/(?<=^ {2}")amazon-pay\.\w+/gm) ?? []

describe.each([
  ["English", ".md"],
  ["Japanese", ".ja.md"],
])("docs in %s", (_, ending) => {
  const subscriptions = read(`docs/subscriptions${ending}`)
  const missing = (names: string[], docs: string) => names.filter((name) => !docs.includes(`\n| \`${name}\` `))

  it("say what each outcome means", () => {
    expect(missing(OUTCOMES, subscriptions)).toEqual([])
  })

  it("name each event", () => {
    expect(EVENTS).toContain("amazon-pay.recurring_charged")
    expect(missing(EVENTS, subscriptions + read(`docs/after-the-order${ending}`))).toEqual([])
  })
})
