import { decideCharge, type ChargeDecision, type ChargeEvent } from "../../amazon/recurring"
import { reasonOf, resultOf } from "../../ledger/recurring-result"
import { cellsOf } from "../../ledger/test/cells"
import { recurringChargeEntry } from "../../ledger/test/entries"
import type { AmazonPayEvent } from "../notify/events"
import type { RecurringNews, RecurringOutcome } from "../../ledger/recurring-charge"
import { eventsOf, untoldEvent } from "./conclude"

type Told = AmazonPayEvent["name"] | null
const available_at = "2027-02-01T00:00:00.000Z"
const next_look_at = new Date("2027-01-16T00:00:00Z")

const ended = { gave_up: "amazon-pay.recurring_given_up", canceled: "amazon-pay.recurring_released" } as const

/** Of each event, for a period that goes on and one that has ended; an event that is new does not compile without a row. */
const EVENTS: Record<ChargeEvent | "none", Record<"open" | keyof typeof ended, Told>> = {
  recurring_charged: { open: "amazon-pay.recurring_charged", ...ended },
  recurring_declined: { open: "amazon-pay.recurring_declined", ...ended },
  recurring_delayed: { open: "amazon-pay.recurring_delayed", ...ended },
  recurring_over_cap: { open: "amazon-pay.recurring_over_cap", ...ended },
  // Told as the permission was looked at.
  payment_method_needed: { open: null, ...ended },
  charge_permission_closed: { open: null, ...ended },
  none: { open: null, ...ended },
}

describe("what is told of a period", () => {
  it.each(cellsOf(EVENTS))("after %s, while it is %s", (event, outcome, name) => {
    const row = recurringChargeEntry({ outcome, reason_code: "SoftDeclined", next_look_at })
    const told = eventsOf(row, event === "none" ? null : event, { charge_id: "S03-1-C1", available_at })
    expect(told.map((one) => one.name)).toEqual(name === null ? [] : [name])
    for (const { data } of told) {
      expect(data).toMatchObject({ period: "2027-01", order_id: "order_2", amount: "2500", currency_code: "JPY" })
    }
  })

  it.each([
    ["recurring_charged", { charge_id: "S03-1-C1" }],
    ["recurring_declined", { reason_code: "SoftDeclined", retry_at: next_look_at.toISOString() }],
    ["recurring_delayed", { reason_code: "SoftDeclined", retry_at: next_look_at.toISOString() }],
    ["recurring_over_cap", { available_at }],
  ] as const)("says what the store needs for it: %s", (event, data) => {
    const row = recurringChargeEntry({ outcome: "retry_later", retry: true, reason_code: "SoftDeclined", next_look_at })
    expect(eventsOf(row, event, { charge_id: "S03-1-C1", available_at })).toMatchObject([{ data }])
  })

  it.each(["recurring_declined", "recurring_delayed"] as const)(
    "names no next try where nothing is tried again by itself: %s",
    (event) => {
      // The time until which it is to be told.
      const row = recurringChargeEntry({ outcome: "retry_later", retry: false, next_look_at })
      expect(eventsOf(row, event, { charge_id: null, available_at })).toMatchObject([{ data: { retry_at: null } }])
    },
  )

  it("is a decline with the day of the next try, and after the last of them that it is given up", () => {
    const permission = { state: "Chargeable", reasonCode: null, reason_code: null } as const
    const reply = { is: "refused", reasonCode: "SoftDeclined" } as const
    const decision: ChargeDecision = decideCharge({ permission, reply })
    const how = { now: new Date("2027-01-10T00:00:00Z"), region: "jp", retryDays: [1] } as const
    let row = recurringChargeEntry({ retry: true })
    const told: string[] = []
    for (let tries = 0; tries < 2; tries++) {
      row = { ...row, ...resultOf({ ...row, reason_code: reasonOf(permission, reply) }, decision, how) }
      told.push(...eventsOf(row, decision.event, { charge_id: null, available_at }).map(({ name }) => name))
    }
    expect(told).toEqual(["amazon-pay.recurring_declined", "amazon-pay.recurring_given_up"])
  })
})

/** Of each outcome that was not told: after none, one decline, and one that was told before. */
const UNTOLD: Record<RecurringOutcome, [ChargeEvent | null, ChargeEvent | null, ChargeEvent | null]> = {
  open: ["recurring_delayed", "recurring_delayed", "recurring_delayed"],
  charged: ["recurring_charged", "recurring_charged", "recurring_charged"],
  pending: [null, null, null],
  retry_later: ["recurring_delayed", "recurring_declined", "recurring_delayed"],
  payment_method_needed: [null, null, null],
  over_cap: ["recurring_over_cap", "recurring_over_cap", "recurring_over_cap"],
  closed: [null, null, null],
  // Of a charge that was canceled after it was told of, nothing.
  refused: ["recurring_declined", "recurring_declined", null],
  unknown: [null, null, null],
  gave_up: [null, null, null],
  canceled: [null, null, null],
}

describe("what is told later of a period", () => {
  it.each(Object.entries(UNTOLD))("that is %s, by its declines and what was told", (outcome, events) => {
    const known: [number, RecurringNews | null][] = [
      [0, null],
      [1, null],
      [1, "open"],
    ]
    const told = known.map(([attempts, announced]) =>
      untoldEvent(recurringChargeEntry({ outcome: outcome as RecurringOutcome, attempts, announced })),
    )
    expect(told).toEqual(events)
  })
})
