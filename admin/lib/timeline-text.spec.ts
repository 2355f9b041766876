import type { TimelineEntry } from "../../src/workflows/order/timeline-types"
import { panelTexts as resources } from "../test/texts"
import { panelText, type Language } from "../test/dashboard"
import { actorText, objectOf, reasonOf, timelineText } from "./timeline-text"

const AT = { id: "1", at: "2026-11-25T10:02:00Z" }
const AMOUNT = { amount: "1000", currency_code: "JPY" }
const HANAKO = { type: "admin", id: "user_01", name: "Hanako" } as const
type Of<Name extends TimelineEntry["entry"]> = Extract<TimelineEntry, { entry: Name }>

const operation = (changes: Partial<Of<"operation">> = {}): Of<"operation"> => ({
  ...AT,
  ...AMOUNT,
  entry: "operation",
  kind: "capture",
  actor: HANAKO,
  outcome: "made",
  answered_at: AT.at,
  reason_code: null,
  object_id: "S03-1-1-C1",
  attempts: 1,
  note: null,
  ...changes,
})
const told = (name: Of<"told">["name"], reason_code: string | null = null): Of<"told"> => ({
  ...AT,
  ...AMOUNT,
  entry: "told",
  name,
  object_id: null,
  reason_code,
})

/** Of each name, so that a new one does not compile before it is here. */
const KINDS: Record<Of<"operation">["kind"], true> = {
  complete: true,
  charge: true,
  capture: true,
  cancel: true,
  refund: true,
  close: true,
}
const TOLD: Record<Of<"told">["name"], true> = {
  "amazon-pay.authorization_declined": true,
  "amazon-pay.capture_declined": true,
  "amazon-pay.refund_declined": true,
  "amazon-pay.refund_owed": true,
  "amazon-pay.authorization_expiring": true,
  "amazon-pay.authorization_lost": true,
  "amazon-pay.charge_permission_closed": true,
  "amazon-pay.charge_permission_stored": true,
  "amazon-pay.charge_permission_expiring": true,
  "amazon-pay.payment_method_needed": true,
  "amazon-pay.payment_method_mended": true,
  "amazon-pay.recurring_charged": true,
  "amazon-pay.recurring_declined": true,
  "amazon-pay.recurring_delayed": true,
  "amazon-pay.recurring_over_cap": true,
  "amazon-pay.recurring_given_up": true,
  "amazon-pay.recurring_released": true,
  "amazon-pay.charge_without_order": true,
  "amazon-pay.foreign_charge": true,
  "amazon-pay.chargeback_received": true,
  "amazon-pay.checkout_released": true,
  captured_though_canceled: true,
  captured_beyond_payment: true,
  capture_interrupted: true,
  interrupted_capture_canceled: true,
  refund_interrupted: true,
  found_refund_declined: true,
  outcome_unknown: true,
  order_unpaid: true,
  edited_order_unpaid: true,
  limits_differ: true,
}
const BOOKED: Record<Of<"booked">["what"], true> = {
  capture: true,
  refund: true,
  capture_reversed: true,
  refund_reversed: true,
}
const NOTIFIED: Record<Of<"notification">["outcome"], true> = {
  received: true,
  reconciled: true,
  unknown_permission: true,
  chargeback: true,
  ignored: true,
  failed: true,
}
const keys = <Key extends string>(of: Record<Key, true>) => Object.keys(of) as Key[]

const notification = (outcome: Of<"notification">["outcome"]): Of<"notification"> => ({
  ...AT,
  entry: "notification",
  message_id: "m-1",
  object_type: "CHARGE",
  object_id: "S03-1-1-C1",
  outcome,
})

const ALL: TimelineEntry[] = [
  ...keys(KINDS).map((kind) => operation({ kind })),
  ...(["prepared", "open", "refused"] as const).map((outcome) => operation({ outcome })),
  { ...AT, ...AMOUNT, entry: "charge_found", charge_id: "S03-1-1-C2", state: "Captured" },
  { ...AT, ...AMOUNT, entry: "refund_found", refund_id: "S03-1-1-R2", state: "Refunded" },
  ...keys(NOTIFIED).map(notification),
  ...keys(TOLD).map((name) => told(name)),
  ...keys(BOOKED).map((what) => ({ ...AT, ...AMOUNT, entry: "booked" as const, what, object_id: null })),
]

describe("the history", () => {
  it("says who asked what, how much, and what Amazon answered", () => {
    const text = panelText("en")
    expect(timelineText(operation(), text)).toBe("Hanako asked Amazon to capture ¥1,000: Amazon accepted it")
    expect(timelineText(operation({ outcome: "open", attempts: 3, actor: { type: "clock" } }), text)).toBe(
      "The scheduled job asked Amazon to capture ¥1,000: no answer yet, asked 3 times",
    )
    expect(timelineText(operation({ kind: "cancel", amount: null, outcome: "refused" }), panelText("ja"))).toBe(
      "Hanakoがオーソリの取り消しを依頼（Amazonが拒否）",
    )
  })

  it.each(Object.keys(resources) as Language[])("has a sentence of its own in %s for each entry", (language) => {
    const sentences = ALL.map((entry) => timelineText(entry, panelText(language)))
    expect(new Set(sentences).size).toBe(ALL.length)
    for (const sentence of sentences) expect(sentence).not.toMatch(/amazonPay|\{\{|\b(undefined|null)\b/)
  })

  it("names everybody who may have asked", () => {
    const { en } = resources
    const text = panelText("en")
    expect(actorText({ type: "admin", id: "user_01", name: null }, text)).toBe("An admin")
    const actors = (["buyer", "clock", "code"] as const).map((type) => actorText({ type }, text))
    expect(actors).toEqual(Object.values(en.translation.amazonPay.timeline.actor).slice(1))
  })

  it("has Amazon's object and reason of an entry", () => {
    expect(objectOf(operation())).toBe("S03-1-1-C1")
    expect(objectOf(ALL.find(({ entry }) => entry === "charge_found")!)).toBe("S03-1-1-C2")
    expect(reasonOf(operation({ kind: "refund", reason_code: "AmazonRejected" }))?.of).toBe("refund")
    expect(reasonOf(told("amazon-pay.payment_method_needed", "PaymentMethodExpired"))?.of).toBe("chargePermission")
    expect(reasonOf(told("amazon-pay.capture_declined", "AmazonRejected"))?.of).toBe("charge")
    expect(reasonOf(operation())).toBe(null)
  })

  it("shows an entry that is newer than the panel by its name", () => {
    const newer: unknown = { ...AT, entry: "paused" }
    expect(timelineText(newer as TimelineEntry, panelText("en"))).toBe("paused")
  })
})
