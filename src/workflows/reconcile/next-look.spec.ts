import { Money } from "../../amazon/money"
import type { ChargePermissionState, ChargeState, RefundState } from "../../amazon/states"
import { CHARGE, chargeEntry, operationEntry, refundEntry } from "../../ledger/test/entries"
import { nextLook } from "./next-look"
import { paymentWith } from "./test/payment"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const begin = new Date("2026-04-01T00:00:00Z")
const days = (count: number) => new Date(begin.getTime() + count * DAY)
const dates = { charged_at: begin, expires_at: days(30) }

/** In a minute, three days after the charge, or never. */
type When = "soon" | "later" | "never"
const TIME: Record<When, Date | null> = {
  soon: new Date(begin.getTime() + MINUTE),
  later: days(3),
  never: null,
}

/** States that are added and not here fail to compile. */
const BY_CHARGE = {
  AuthorizationInitiated: "soon",
  Authorized: "later",
  CaptureInitiated: "soon",
  Captured: "later",
  Canceled: "never",
  Declined: "never",
  Unknown: "soon",
} as const satisfies Record<ChargeState, When>
const BY_REFUND = {
  RefundInitiated: "soon",
  Refunded: "never",
  Declined: "never",
  Unknown: "soon",
} as const satisfies Record<RefundState, When>
const BY_PERMISSION = {
  Chargeable: "never",
  NonChargeable: "never",
  Closed: "never",
  Unknown: "soon",
} as const satisfies Record<ChargePermissionState, When>

const nothing = {
  permissions: ["Chargeable" as const],
  ending: [],
  payments: [],
  isUnfinished: false,
  idleLooks: 0,
  now: begin,
}
const when = (known: Partial<Parameters<typeof nextLook>[0]>) => nextLook({ ...nothing, ...known }).next
const entries = <Key extends string>(table: Record<Key, When>) => Object.entries(table) as [Key, When][]

describe("when the clock looks again", () => {
  it.each(entries<ChargeState>(BY_CHARGE))("with a charge that is %s: %s", (state, expected) => {
    expect(when({ payments: [paymentWith({ charges: [chargeEntry(state, dates)] })] })).toEqual(TIME[expected])
  })

  it("soon, while something is held for a payment that was canceled", () => {
    const payment = paymentWith({ charges: [chargeEntry("Authorized", dates)], canceled: true })
    expect(when({ payments: [payment] })).toEqual(TIME.soon)
  })

  it.each(["complete", "capture"] as const)("soon, while Amazon has not answered a %s", (kind) => {
    const begun = paymentWith().begun.request
    const capture = {
      kind: "capture",
      chargeId: CHARGE,
      captureAmount: { amount: "2500", currencyCode: "JPY" },
    } as const
    const open = operationEntry(kind === "capture" ? capture : begun, { outcome: "open" })
    expect(when({ payments: [paymentWith({ operations: [open] })] })).toEqual(TIME.soon)
  })

  it.each(entries<RefundState>(BY_REFUND))("with a refund that is %s: %s", (state, expected) => {
    expect(when({ payments: [paymentWith({ chargeRefunds: [refundEntry(state)] })] })).toEqual(TIME[expected])
  })

  it.each(entries<ChargePermissionState>(BY_PERMISSION))("with a permission that is %s: %s", (state, expected) => {
    expect(when({ permissions: [state] })).toEqual(TIME[expected])
  })

  it.each(entries<ChargePermissionState>(BY_PERMISSION))(
    "soon, while something is left to be done on a %s permission",
    (state) => {
      expect(when({ permissions: [state], isUnfinished: true })).toEqual(TIME.soon)
    },
  )

  it.each([
    [0, 1],
    [1, 5],
    [2, 15],
    [3, 60],
    [4, 60],
    [99, 60],
  ])("after %i looks without news in %i minutes", (idleLooks, minutes) => {
    expect(nextLook({ ...nothing, isUnfinished: true, idleLooks })).toEqual({
      next: new Date(begin.getTime() + minutes * MINUTE),
      idle: idleLooks + 1,
    })
  })

  it("a month before the end of a permission with something left to be charged, and after it", () => {
    const ending = [{ expires_at: days(180) }]
    expect([0, 150, 181].map((day) => when({ ending, now: days(day) }))).toEqual([
      days(150),
      new Date(days(180).getTime() + 5 * MINUTE),
      null,
    ])
  })

  it("at an authorization a few times while it lasts, when it is warned of, and after its end", () => {
    const payments = [paymentWith({ charges: [chargeEntry("Authorized", dates)] })]
    expect([0, 3, 10, 26].map((day) => when({ payments, now: days(day) }))).toEqual([
      days(3),
      days(10),
      days(25),
      new Date(days(30).getTime() + 5 * MINUTE),
    ])
  })

  it("a few times for refunds made in Seller Central, and then never", () => {
    const payments = [paymentWith({ charges: [chargeEntry("Captured", dates)] })]
    expect([3, 10, 40, 100].map((day) => when({ payments, now: days(day) }))).toEqual([
      days(10),
      days(40),
      days(100),
      null,
    ])
  })

  it("never once all is refunded", () => {
    const charge = chargeEntry("Captured", { ...dates, refunded: Money.of(2500, "JPY") })
    expect(when({ payments: [paymentWith({ charges: [charge] })] })).toBeNull()
  })
})
