import type { Opinion } from "./terms"
import { agreementOf, type TermsClaim } from "./terms-claim"

const MONTHLY = { unit: "Month", value: "1" } as const
const yen = (amount: string) => ({ amount, currencyCode: "JPY" })
const STORE = { frequency: MONTHLY, amount: yen("2500") }

const OPINIONS = {
  terms: { is: "terms", terms: { frequency: MONTHLY, amount: 2500 } },
  "not recurring": { is: "not recurring" },
  "no opinion": { is: "no opinion" },
} as const satisfies Record<string, Opinion>

const RECURRING: TermsClaim = { charge_permission_type: "Recurring" }
const CLAIMS = {
  nothing: {},
  "a single payment": { charge_permission_type: "OneTime" },
  "a payment method on file": { charge_permission_type: "PaymentMethodOnFile" },
  "recurring, without saying how": RECURRING,
  "the same": { ...RECURRING, recurring_metadata: STORE },
  "¥1 a month": { ...RECURRING, recurring_metadata: { ...STORE, amount: yen("1") } },
  "any amount": { ...RECURRING, recurring_metadata: { frequency: MONTHLY } },
  "once a year": { ...RECURRING, recurring_metadata: { ...STORE, frequency: { unit: "Year", value: "1" } } },
} as const satisfies Record<string, TermsClaim>

const code = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, "code") : null)

function outcome(claim: TermsClaim, opinion: Opinion): unknown {
  try {
    const agreement = agreementOf(claim, opinion, "jpy")
    return agreement.chargePermissionType === "Recurring" ? agreement.recurringMetadata : agreement.chargePermissionType
  } catch (error) {
    return code(error)
  }
}

const DIFFER = "terms_differ"
const INVALID = "invalid_recurring_terms"

/** What the button is for, by the store's opinion; null where it is what was claimed. */
const TABLE: Record<keyof typeof CLAIMS, [terms: unknown, notRecurring: unknown, noOpinion: unknown]> = {
  nothing: [STORE, "OneTime", "OneTime"],
  "a single payment": [DIFFER, "OneTime", "OneTime"],
  "a payment method on file": [DIFFER, "PaymentMethodOnFile", "PaymentMethodOnFile"],
  "recurring, without saying how": [STORE, DIFFER, INVALID],
  "the same": [STORE, DIFFER, STORE],
  "¥1 a month": [DIFFER, DIFFER, { ...STORE, amount: yen("1") }],
  "any amount": [DIFFER, DIFFER, { ...STORE, amount: null }],
  "once a year": [DIFFER, DIFFER, { ...STORE, frequency: { unit: "Year", value: "1" } }],
}

describe("what a browser claims, and what the store says", () => {
  it.each(Object.entries(CLAIMS))("of %s", (name, claim) => {
    const [expected] = Object.entries(TABLE).flatMap(([row, cells]) => (row === name ? [cells] : []))
    expect(Object.values(OPINIONS).map((opinion) => outcome(claim, opinion))).toEqual(expected)
  })
})

describe("terms that Amazon would not take", () => {
  const claim = (recurring_metadata: unknown) => outcome({ ...RECURRING, recurring_metadata }, OPINIONS["no opinion"])

  it.each([
    ["an integer", { unit: "Month", value: 1 }],
    ["none", { unit: "Month" }],
    ["an interval of zero", { unit: "Month", value: "0" }],
    ["a variable one with an interval", { unit: "Variable", value: "2" }],
    ["a unit that is none", { unit: "Quarter", value: "1" }],
    ["four digits", { unit: "Day", value: "1000" }],
    ["one of something else besides", { unit: "Day", value: "1", from: "now" }],
  ])("are refused by their frequency: %s", (_what, frequency) => {
    expect(claim({ frequency, amount: yen("1000") })).toBe(INVALID)
  })

  it.each([
    ["of nothing", yen("0")],
    ["below nothing", yen("-1")],
    ["with a fraction of a yen", yen("0.5")],
    ["that rounds", yen("1000.4")],
    ["in another currency", { amount: "10", currencyCode: "USD" }],
    ["as a number", { amount: 1000, currencyCode: "JPY" }],
    ["in words", yen("many")],
  ])("are refused by their amount: %s", (_what, amount) => {
    expect(claim({ frequency: MONTHLY, amount })).toBe(INVALID)
  })

  it.each([null, [], "monthly", {}])("are refused when they are %j", (metadata) => {
    expect(claim(metadata)).toBe(INVALID)
  })

  it.each(["OneTime", "PaymentMethodOnFile", undefined] as const)("are refused for %s", (charge_permission_type) => {
    const posted = { charge_permission_type, recurring_metadata: STORE }
    expect(Object.values(OPINIONS).map((opinion) => outcome(posted, opinion))).toEqual([INVALID, INVALID, INVALID])
  })

  it("are refused of a store's hook as well: an amount of nothing", () => {
    expect(outcome({}, { is: "terms", terms: { frequency: MONTHLY, amount: 0 } })).toBe(INVALID)
  })
})

it("takes a variable frequency, and an amount with the currency's digits", () => {
  const recurring_metadata = { frequency: { unit: "Variable", value: "0" }, amount: yen("1000") }
  expect(outcome({ ...RECURRING, recurring_metadata }, OPINIONS["no opinion"])).toEqual(recurring_metadata)
})
