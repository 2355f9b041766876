import { Money } from "../../amazon/money"
import type { ChargePermissionState, ChargeState, RefundState } from "../../amazon/states"
import { nextLook } from "./next-look"
import { chargeIn, paymentWith, permissionIn, refundIn } from "./test/payment"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const begin = new Date("2026-04-01T00:00:00Z")
const days = (count: number) => new Date(begin.getTime() + count * DAY)
const dates = { created_at: begin.toISOString(), expires_at: days(30).toISOString() }

/** In a minute, at the warning before the end of the authorization, three days after the charge, or never. */
type When = "soon" | "at its warning" | "later" | "never"
const TIME: Record<When, Date | null> = {
  soon: new Date(begin.getTime() + MINUTE),
  "at its warning": days(25),
  later: days(3),
  never: null,
}

/** States that are added and not here fail to compile. */
const BY_CHARGE = {
  AuthorizationInitiated: "soon",
  Authorized: "at its warning",
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

const nothing = { permission: permissionIn("Chargeable"), payments: [], isUnfinished: false, idleLooks: 0, now: begin }
const when = (known: Partial<Parameters<typeof nextLook>[0]>) => nextLook({ ...nothing, ...known }).next_look_at
const entries = <Key extends string>(table: Record<Key, When>) => Object.entries(table) as [Key, When][]

describe("when the clock looks again", () => {
  it.each(entries<ChargeState>(BY_CHARGE))("with a charge that is %s: %s", (state, expected) => {
    expect(when({ payments: [paymentWith({ charges: [chargeIn(state, dates)] })] })).toEqual(TIME[expected])
  })

  it("soon, while something is held for a payment that was canceled", () => {
    const payment = paymentWith({ charges: [chargeIn("Authorized", dates)] }, { canceled: true })
    expect(when({ payments: [payment] })).toEqual(TIME.soon)
  })

  it("soon, while a payment that the order's total outgrew is not replaced", () => {
    const data = { ...paymentWith({}).data, replacement: "due" as const }
    expect(when({ payments: [paymentWith({}, { canceled: true, data })] })).toEqual(TIME.soon)
  })

  it("soon, while more is booked as returned than Amazon has returned", () => {
    const refund = { id: "ref_1", amount: Money.of(700, "JPY"), created_at: begin }
    expect(when({ payments: [paymentWith({}, { refunds: [refund] })] })).toEqual(TIME.soon)
  })

  it.each(entries<RefundState>(BY_REFUND))("with a refund that is %s: %s", (state, expected) => {
    expect(when({ payments: [paymentWith({ refunds: [refundIn(state)] })] })).toEqual(TIME[expected])
  })

  it.each(entries<ChargePermissionState>(BY_PERMISSION))("with a permission that is %s: %s", (state, expected) => {
    expect(when({ permission: permissionIn(state) })).toEqual(TIME[expected])
  })

  it("soon, while Medusa has booked a capture that Amazon does not know of", () => {
    const captures = [{ id: "capt_1", amount: Money.of(2500, "JPY"), created_at: new Date() }]
    expect(when({ payments: [paymentWith({ charges: [chargeIn("Authorized", dates)] }, { captures })] })).toEqual(
      TIME.soon,
    )
  })

  it.each(entries<ChargePermissionState>(BY_PERMISSION))("soon, while a %s permission is to be closed", (state) => {
    expect(when({ permission: permissionIn(state), isUnfinished: true })).toEqual(TIME.soon)
  })

  it.each([
    [0, 1],
    [1, 5],
    [2, 15],
    [3, 60],
    [4, 60],
    [99, 60],
  ])("after %i looks without news in %i minutes", (idleLooks, minutes) => {
    expect(nextLook({ ...nothing, isUnfinished: true, idleLooks })).toEqual({
      next_look_at: new Date(begin.getTime() + minutes * MINUTE),
      idle_looks: idleLooks + 1,
    })
  })

  it("after the end of an authorization, once it was warned of", () => {
    const payments = [paymentWith({ charges: [chargeIn("Authorized", dates)] })]
    expect(when({ payments, now: days(26) })).toEqual(new Date(days(30).getTime() + 5 * MINUTE))
  })

  it("a few times for refunds made in Seller Central, and then never", () => {
    const payments = [paymentWith({ charges: [chargeIn("Captured", dates)] })]
    expect([3, 10, 40, 100].map((day) => when({ payments, now: days(day) }))).toEqual([
      days(10),
      days(40),
      days(100),
      null,
    ])
  })

  it("never once all is refunded", () => {
    const charge = chargeIn("Captured", { ...dates, refunded_amount: "2500" })
    expect(when({ payments: [paymentWith({ charges: [charge] })] })).toBeNull()
  })
})
