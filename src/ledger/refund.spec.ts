import type { RefundId } from "../amazon/ids"
import { Money } from "../amazon/money"
import type { Refund } from "../amazon/resources/refund"
import type { ChargeState, RefundState } from "../amazon/states"
import { isHolding, isSettled, refundable, returnedOf, seenRefund } from "./refund"
import { chargeEntry, PERMISSION, refundEntry } from "./test/entries"

const yen = (amount: number) => Money.of(amount, "JPY")

/** Refunds by state and amount. */
const refunds = (list: readonly (readonly [RefundState, number])[]) =>
  list.map(([state, amount], number) =>
    refundEntry(state, { id: `${PERMISSION}-R00000${String(number)}` as RefundId, amount: yen(amount) }),
  )

/** What the charge's refundedAmount is, what refunds we know of, and what has been or is being given back. */
const RETURNED: [string, number, (readonly [RefundState, number])[], number][] = [
  ["nothing", 0, [], 0],
  ["one under way that Amazon counts at once", 700, [["RefundInitiated", 700]], 700],
  ["one under way that Amazon counts when it is settled", 0, [["RefundInitiated", 700]], 700],
  ["one that is settled", 700, [["Refunded", 700]], 700],
  ["one that has settled since the charge was last seen", 0, [["Refunded", 700]], 700],
  ["one that was declined", 0, [["Declined", 700]], 0],
  ["one whose state cannot be read, counted or not", 0, [["Unknown", 700]], 700],
  ["one that nobody told us of", 700, [], 700],
  ["one that nobody told us of, beside one under way, both counted", 1200, [["RefundInitiated", 700]], 1200],
  ["one that nobody told us of, beside one under way that is not counted", 500, [["RefundInitiated", 700]], 1200],
  [
    "two under way, counted at once",
    1200,
    [
      ["RefundInitiated", 700],
      ["RefundInitiated", 500],
    ],
    1200,
  ],
  [
    "two under way, counted when settled",
    0,
    [
      ["RefundInitiated", 700],
      ["RefundInitiated", 500],
    ],
    1200,
  ],
  [
    "one settled and one under way, counted at once",
    1200,
    [
      ["Refunded", 700],
      ["RefundInitiated", 500],
    ],
    1200,
  ],
  [
    "one settled and one under way, counted when settled",
    700,
    [
      ["Refunded", 700],
      ["RefundInitiated", 500],
    ],
    1200,
  ],
  [
    "one declined and one under way, counted at once",
    500,
    [
      ["Declined", 700],
      ["RefundInitiated", 500],
    ],
    500,
  ],
  [
    "one declined and one settled",
    500,
    [
      ["Declined", 700],
      ["Refunded", 500],
    ],
    500,
  ],
]

describe("what a charge of ¥2,500 has returned", () => {
  it.each(RETURNED)("%s", (_, refunded, known, returned) => {
    const charge = chargeEntry("Captured", { refunded: yen(refunded) })
    expect(returnedOf(charge, refunds(known)).amount).toBe(String(returned))
    expect(refundable(charge, refunds(known)).amount).toBe(String(2500 - returned))
  })

  it("does not count what another charge has returned", () => {
    const other = refundEntry("Refunded", { charge_id: `${PERMISSION}-C000009` as never })
    expect(returnedOf(chargeEntry("Captured"), [other]).isZero()).toBe(true)
  })
})

/** What may be refunded of a charge of ¥2,500. A state that is added and not here fails to compile. */
const REFUNDABLE = {
  AuthorizationInitiated: "0",
  Authorized: "0",
  CaptureInitiated: "0",
  Captured: "2500",
  Canceled: "0",
  Declined: "0",
  Unknown: "0",
} as const satisfies Record<ChargeState, string>

describe("what may be refunded of a charge", () => {
  it.each(Object.entries(REFUNDABLE) as [ChargeState, string][])("that is %s: %s", (state, amount) => {
    expect(refundable(chargeEntry(state), []).amount).toBe(amount)
  })

  it("is what was captured of it", () => {
    expect(refundable(chargeEntry("Captured", { captured: yen(900) }), []).amount).toBe("900")
  })

  it("is never less than nothing, though Amazon lets more be refunded than was captured", () => {
    expect(refundable(chargeEntry("Captured", { refunded: yen(2800) }), []).amount).toBe("0")
  })
})

describe("what Amazon's answer says of a refund", () => {
  const then = new Date("2027-01-10T00:00:00Z")
  const later = new Date("2027-01-11T00:00:00Z")
  const known = { amount: yen(700), refunded_at: then }
  const answered = (refundAmount: Money | null, creationTimestamp: Date | null) =>
    seenRefund(
      { refundId: "R" as RefundId, state: "Refunded", reasonCode: "reason", refundAmount, creationTimestamp } as Refund,
      known,
    )

  it("replaces what was known", () => {
    const seen = { state: "Refunded", reason_code: "reason", amount: yen(500), refunded_at: later }
    expect(answered(yen(500), later)).toEqual(seen)
  })

  it.each([null, yen(0)])("leaves what it does not say as it was known: %p", (refundAmount) => {
    expect(answered(refundAmount, null)).toMatchObject(known)
  })
})

describe("a refund", () => {
  const SETTLED: Record<RefundState, boolean> = {
    RefundInitiated: false,
    Refunded: true,
    Declined: true,
    Unknown: false,
  }

  it.each(Object.entries(SETTLED) as [RefundState, boolean][])("that is %s is settled: %p", (state, settled) => {
    expect(isSettled({ state })).toBe(settled)
  })
})

it.each<[string, boolean, Parameters<typeof isHolding>[0], Parameters<typeof isHolding>[1]]>([
  ["is authorized", true, chargeEntry("Authorized"), []],
  ["is being captured", true, chargeEntry("CaptureInitiated"), []],
  ["cannot be read", true, chargeEntry("Unknown"), []],
  ["is captured", true, chargeEntry("Captured"), []],
  ["is captured, and a part is given back", true, chargeEntry("Captured"), refunds([["Refunded", 700]])],
  ["is captured, and its refund was declined", true, chargeEntry("Captured"), refunds([["Declined", 2500]])],
  ["is captured, and all is on its way back", false, chargeEntry("Captured"), refunds([["RefundInitiated", 2500]])],
  ["is canceled", false, chargeEntry("Canceled"), []],
  ["is declined", false, chargeEntry("Declined"), []],
])("Amazon has money of the buyer's with a charge that %s: %s", (_, holds, charge, own) => {
  expect(isHolding(charge, own)).toBe(holds)
})
