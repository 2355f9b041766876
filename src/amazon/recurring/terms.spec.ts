import { Money } from "../money"
import { RecurringTermsError, type Frequency } from "./frequency"
import { combineTerms, isSameTerms, toRecurringMetadata, type RecurringTerms } from "./terms"

const MONTHLY: Frequency = { unit: "Month", value: "1" }
const yen = (amount: number) => Money.of(amount, "JPY")
const plan = (frequency: Frequency, amount: Money | null = null, trial = false): RecurringTerms => ({
  frequency,
  amount,
  trial,
})

describe("the terms on the wire", () => {
  it("are the frequency and what each time costs, and nothing of the trial", () => {
    expect(toRecurringMetadata(plan(MONTHLY, yen(2500), true))).toEqual({
      frequency: { unit: "Month", value: "1" },
      amount: { amount: "2500", currencyCode: "JPY" },
    })
  })

  it("say null where the amount differs from time to time", () => {
    expect(toRecurringMetadata(plan(MONTHLY))).toEqual({ frequency: MONTHLY, amount: null })
  })
})

describe("terms are the same", () => {
  it.each<[string, RecurringTerms, RecurringTerms, boolean]>([
    ["with the same frequency and amount", plan(MONTHLY, yen(2500)), plan({ ...MONTHLY }, yen(2500)), true],
    ["without amounts", plan(MONTHLY), plan(MONTHLY), true],
    ["whether or not the first order is free", plan(MONTHLY, null, true), plan(MONTHLY), true],
    ["unless the amount differs", plan(MONTHLY, yen(2500)), plan(MONTHLY, yen(2501)), false],
    ["unless the currency differs", plan(MONTHLY, Money.of(25, "USD")), plan(MONTHLY, Money.of(25, "EUR")), false],
    ["unless one has no amount", plan(MONTHLY, yen(2500)), plan(MONTHLY), false],
    ["unless the other has none", plan(MONTHLY), plan(MONTHLY, yen(2500)), false],
    ["unless the unit differs", plan(MONTHLY), plan({ unit: "Week", value: "1" }), false],
    ["unless the value differs", plan(MONTHLY), plan({ unit: "Month", value: "2" }), false],
  ])("%s", (_when, one, other, isSame) => {
    expect(isSameTerms(one, other)).toBe(isSame)
  })
})

describe("the plans of one cart", () => {
  it("are one plan's own terms, where there is one", () => {
    const terms = plan(MONTHLY, yen(2500), true)
    expect(combineTerms([terms])).toEqual(terms)
  })

  it.each<[Frequency, Frequency]>([
    [
      { unit: "Week", value: "1" },
      { unit: "Month", value: "1" },
    ],
    [
      { unit: "Day", value: "30" },
      { unit: "Month", value: "1" },
    ],
    [
      { unit: "Month", value: "1" },
      { unit: "Day", value: "31" },
    ],
    [
      { unit: "Month", value: "11" },
      { unit: "Year", value: "1" },
    ],
    [
      { unit: "Month", value: "1" },
      { unit: "Week", value: "5" },
    ],
    [
      { unit: "Month", value: "2" },
      { unit: "Month", value: "10" },
    ],
    [
      { unit: "Variable", value: "0" },
      { unit: "Day", value: "1" },
    ],
  ])("have the shortest frequency by time: %j before %j", (shorter, longer) => {
    expect(combineTerms([plan(shorter), plan(longer)]).frequency).toEqual(shorter)
    expect(combineTerms([plan(longer), plan(shorter)]).frequency).toEqual(shorter)
  })

  it("have the first one's frequency where another is as long", () => {
    const weekly: Frequency = { unit: "Week", value: "1" }
    const everySeventhDay: Frequency = { unit: "Day", value: "7" }
    expect(combineTerms([plan(weekly), plan(everySeventhDay)]).frequency).toEqual(weekly)
  })

  it("have no one amount, not even where all cost the same", () => {
    expect(combineTerms([plan(MONTHLY, yen(100)), plan(MONTHLY, yen(100))]).amount).toBeNull()
  })

  it("are a trial when nothing of it is charged now", () => {
    expect(combineTerms([plan(MONTHLY, null, true), plan(MONTHLY, null, true)]).trial).toBe(true)
    expect(combineTerms([plan(MONTHLY, null, true), plan(MONTHLY, null, false)]).trial).toBe(false)
  })

  it("are no trial where a plan says nothing of one", () => {
    expect(combineTerms([{ frequency: MONTHLY, amount: null }]).trial).toBe(false)
  })

  it("are refused where there are none", () => {
    expect(() => combineTerms([])).toThrow(RecurringTermsError)
  })
})
