import { nextMonthStart, type ChargeDecision, type ChargeOutcome, type ChargeReply } from "../amazon/recurring"
import type { ChargePermissionState } from "../amazon/states"
import type { RecurringOutcome } from "./recurring-charge"
import { availableAt, ORDER_DUE_MS, reasonOf, resultOf } from "./recurring-result"
import { cellsOf } from "./test/cells"
import { recurringChargeEntry } from "./test/entries"

const now = new Date("2027-01-15T12:00:00+09:00")
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const HOW = { now, region: "jp", retryDays: [1, 3, 5] } as const
const begunAt = now

const DECISIONS: { [Outcome in ChargeOutcome]: Extract<ChargeDecision, { outcome: Outcome }> } = {
  ask: { outcome: "ask", event: null },
  charged: { outcome: "charged", event: "recurring_charged" },
  pending: { outcome: "pending", event: null },
  retry_later: { outcome: "retry_later", event: "recurring_declined" },
  payment_method_needed: { outcome: "payment_method_needed", event: "payment_method_needed" },
  over_cap: { outcome: "over_cap", event: "recurring_over_cap" },
  closed: { outcome: "closed", closed_by: "buyer", event: "charge_permission_closed" },
  unknown: { outcome: "unknown", event: null },
  refused: { outcome: "refused", event: "recurring_declined" },
}

/** What is written down: outcome, tries that were declined, whether the clock tries again, and when it looks next. */
type Written = [outcome: RecurringOutcome, attempts: number, retry: boolean, looks: number | "next month" | null]

const NEXT_MONTH = nextMonthStart(now, "jp").getTime() - now.getTime()

/** Of each decision, for a period with `retry` and one without; a decision that is new does not compile without a row. */
const RESULTS: Record<ChargeOutcome, Record<"retried" | "left alone", Written>> = {
  ask: { retried: ["open", 0, true, MINUTE], "left alone": ["open", 0, false, MINUTE] },
  charged: { retried: ["charged", 0, true, null], "left alone": ["charged", 0, false, null] },
  pending: { retried: ["pending", 0, true, MINUTE], "left alone": ["pending", 0, false, MINUTE] },
  retry_later: { retried: ["retry_later", 1, true, DAY], "left alone": ["retry_later", 1, false, null] },
  payment_method_needed: {
    retried: ["payment_method_needed", 0, true, HOUR],
    "left alone": ["payment_method_needed", 0, false, HOUR],
  },
  over_cap: { retried: ["over_cap", 0, true, "next month"], "left alone": ["over_cap", 0, false, null] },
  closed: { retried: ["closed", 0, false, null], "left alone": ["closed", 0, false, null] },
  unknown: { retried: ["unknown", 0, true, MINUTE], "left alone": ["unknown", 0, false, MINUTE] },
  refused: { retried: ["refused", 1, false, null], "left alone": ["refused", 1, false, null] },
}

describe("what is written down of a period", () => {
  it.each(cellsOf(RESULTS))("that is %s, and %s", (outcome, kind, [written, attempts, retry, looks]) => {
    const row = recurringChargeEntry({ retry: kind === "retried", created_at: begunAt, reason_code: "AReason" })
    const result = resultOf(row, DECISIONS[outcome], HOW)
    expect(result).toMatchObject({ outcome: written, attempts, retry, reason_code: "AReason", settled_at: now })
    const pause = looks === "next month" ? NEXT_MONTH : looks
    expect(result.next_look_at).toEqual(pause === null ? null : new Date(now.getTime() + pause))
  })

  it("that was canceled counts no try: nothing was declined", () => {
    const result = resultOf(recurringChargeEntry({ attempts: 1 }), { outcome: "refused", event: null }, HOW)
    expect(result).toMatchObject({ outcome: "refused", attempts: 1 })
  })

  it("that has no order yet is looked at until it is told that none came", () => {
    const { next_look_at } = resultOf(recurringChargeEntry({ order_id: null }), DECISIONS.charged, HOW)
    expect(next_look_at).toEqual(new Date(now.getTime() + ORDER_DUE_MS))
  })

  it.each([
    [0, 1],
    [1, 3],
    [2, 5],
  ])("after %i declines is tried again %i days after the first try", (attempts, day) => {
    const row = recurringChargeEntry({ retry: true, attempts, created_at: begunAt })
    const { outcome, next_look_at } = resultOf(row, DECISIONS.retry_later, HOW)
    expect([outcome, next_look_at]).toEqual(["retry_later", new Date(begunAt.getTime() + day * DAY)])
  })

  it("is tried again no sooner than a day after a late try", () => {
    const row = recurringChargeEntry({ retry: true, created_at: new Date(now.getTime() - 30 * DAY) })
    expect(resultOf(row, DECISIONS.retry_later, HOW).next_look_at).toEqual(new Date(now.getTime() + DAY))
  })

  it("is given up after the last of the options' days", () => {
    const row = recurringChargeEntry({ retry: true, attempts: 3 })
    expect(resultOf(row, DECISIONS.retry_later, HOW)).toMatchObject({
      outcome: "gave_up",
      attempts: 4,
      retry: false,
      next_look_at: null,
    })
  })

  it.each([
    [true, HOUR],
    [false, null],
  ])("of which nothing was declined counts no try (retry: %p)", (retry, pause) => {
    const row = recurringChargeEntry({ retry, attempts: 3 })
    const result = resultOf(row, { outcome: "retry_later", event: "recurring_delayed" }, HOW)
    expect(result).toMatchObject({ outcome: "retry_later", attempts: 3, retry })
    expect(result.next_look_at).toEqual(pause === null ? null : new Date(now.getTime() + pause))
  })

  it.each(
    (["pending", "unknown"] as const).flatMap((outcome) => [
      [outcome, "at once", 0, MINUTE] as const,
      [outcome, "after a minute", MINUTE, MINUTE] as const,
      [outcome, "after ten", 10 * MINUTE, 10 * MINUTE] as const,
      [outcome, "after a day", DAY, HOUR] as const,
    ]),
  )("that is still %s is looked at %s ever more rarely, and keeps since when", (outcome, _, waited, pause) => {
    const since = new Date(now.getTime() - waited)
    const row = recurringChargeEntry({ outcome, settled_at: since })
    expect(resultOf(row, DECISIONS[outcome], HOW)).toMatchObject({
      settled_at: since,
      next_look_at: new Date(now.getTime() + pause),
    })
  })

  it("that is pending once its answer is known begins to wait anew", () => {
    const row = recurringChargeEntry({ outcome: "unknown", settled_at: new Date(now.getTime() - DAY) })
    expect(resultOf(row, DECISIONS.pending, HOW)).toMatchObject({
      settled_at: now,
      next_look_at: new Date(now.getTime() + MINUTE),
    })
  })

  it.each([
    ["at once", 0, HOUR],
    ["after an hour", HOUR, 6 * HOUR],
    ["after seven", 7 * HOUR, DAY],
    ["after a week", 7 * DAY, DAY],
  ])("that waits for the buyer is looked at %s, and keeps since when", (_, waited, pause) => {
    const since = new Date(now.getTime() - waited)
    const row = recurringChargeEntry({ outcome: "payment_method_needed", settled_at: since })
    expect(resultOf(row, DECISIONS.payment_method_needed, HOW)).toMatchObject({
      settled_at: since,
      next_look_at: new Date(now.getTime() + pause),
    })
  })
})

describe("when there is room again", () => {
  it.each([
    ["since it was found out", new Date("2027-01-20T00:00:00Z"), "2027-02-01T00:00:00.000Z"],
    ["since it was asked for, before that is written down", null, "2027-01-01T00:00:00.000Z"],
  ])("counts %s", (_, settled_at, available_at) => {
    const row = recurringChargeEntry({ settled_at, created_at: new Date("2026-12-31T00:00:00Z") })
    expect(availableAt(row, "jp").toISOString()).toBe(available_at)
  })
})

const REPLIES: Record<ChargeReply["is"], ChargeReply> = {
  answered: { is: "answered", state: "Declined", reasonCode: "SoftDeclined" },
  refused: { is: "refused", reasonCode: "SoftDeclined" },
  unavailable: { is: "unavailable" },
  not_asked: { is: "not_asked" },
}

/** The reply's reason, the permission's, or none; the permission's says nothing while it may be charged. */
const REASONS: Record<ChargeReply["is"], Record<ChargePermissionState, string | null>> = {
  answered: {
    Chargeable: "SoftDeclined",
    NonChargeable: "SoftDeclined",
    Closed: "SoftDeclined",
    Unknown: "SoftDeclined",
  },
  refused: {
    Chargeable: "SoftDeclined",
    NonChargeable: "SoftDeclined",
    Closed: "SoftDeclined",
    Unknown: "SoftDeclined",
  },
  unavailable: { Chargeable: null, NonChargeable: "Own", Closed: "Own", Unknown: "Own" },
  not_asked: { Chargeable: null, NonChargeable: "Own", Closed: "Own", Unknown: "Own" },
}

describe("the reason that is kept", () => {
  it.each(cellsOf(REASONS))("of a reply that is %s, while the permission is %s", (is, state, reason) => {
    expect(reasonOf({ state, reason_code: "Own" }, REPLIES[is])).toBe(reason)
  })
})
