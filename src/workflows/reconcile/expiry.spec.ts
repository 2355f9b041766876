import BigNumber from "bignumber.js"
import type { ChargeState } from "../../amazon/states"
import { Money } from "../../amazon/money"
import { chargeEntry, permissionEntry } from "../../ledger/test/entries"
import { endingPermissions, expiryOf, isWarningDue } from "./expiry"
import { paymentWith } from "./test/payment"

const begin = new Date("2026-04-01T00:00:00Z")
const after = (days: number) => new Date(begin.getTime() + days * 86_400_000)
const authorized = (days: number) => chargeEntry("Authorized", { charged_at: begin, expires_at: after(days) })

/** A state that is added and not here fails to compile. */
const EXPIRES = {
  AuthorizationInitiated: false,
  Authorized: true,
  CaptureInitiated: false,
  Captured: false,
  Canceled: false,
  Declined: false,
  Unknown: false,
} as const satisfies Record<ChargeState, boolean>

describe("the end of an authorization", () => {
  it.each(Object.entries(EXPIRES) as [ChargeState, boolean][])("is known when a charge is %s: %s", (state, expires) => {
    expect(expiryOf({ ...authorized(30), state }) !== null).toBe(expires)
  })

  it("is warned of five days before", () => {
    expect(expiryOf(authorized(30))).toEqual({ end: after(30).getTime(), warning: after(25).getTime() })
  })

  it("is warned of half a day before in the sandbox", () => {
    expect(expiryOf(authorized(2))).toEqual({ end: after(2).getTime(), warning: after(1.5).getTime() })
  })

  it("is not known of a charge without a date, as Complete answers it", () => {
    expect(expiryOf(chargeEntry("Authorized"))).toBeNull()
  })

  it.each([
    ["before its time", 24, false],
    ["at its time", 25, true],
    ["after it", 26, true],
  ] as const)("is to be warned of or not: %s", (_, now, isDue) => {
    expect(isWarningDue(authorized(30), after(now))).toBe(isDue)
  })
})

describe("a permission whose end is to be told of", () => {
  const permission = permissionEntry({ type: "OneTime", state: "Chargeable", expires_at: after(180) })
  const terms = { ...paymentWith().terms, permissionId: permission.id }
  const unpaid = {
    canceled: false,
    pending: new BigNumber(2500),
    payments: [paymentWith({ terms })],
    permissions: [permission],
  }
  const captured = chargeEntry("Captured", { captured: Money.of(2500, "JPY") })
  const part = chargeEntry("Captured", { captured: Money.of(1000, "JPY") })

  it.each<[string, number, Partial<typeof unpaid>]>([
    ["on which nothing is charged yet", 1, {}],
    ["with a rest to be charged", 1, { payments: [paymentWith({ charges: [part] })] }],
    ["on which all is captured", 0, { payments: [paymentWith({ charges: [captured] })] }],
    ["of a payment that is canceled", 0, { payments: [paymentWith({ canceled: true })] }],
    ["that Medusa has no payment of yet", 0, { payments: [paymentWith({ payment_id: null })] }],
    ["of an order that is canceled", 0, { canceled: true }],
    ["of an order that costs nothing more", 0, { pending: new BigNumber(0) }],
    ["that is closed", 0, { permissions: [{ ...permission, state: "Closed" }] }],
    ["of an agreement, which is looked at by itself", 0, { permissions: [{ ...permission, type: "Recurring" }] }],
    ["whose end is not known", 0, { permissions: [{ ...permission, expires_at: null }] }],
  ])("is one %s: %i", (_, count, more) => {
    expect(endingPermissions({ ...unpaid, ...more })).toHaveLength(count)
  })
})
