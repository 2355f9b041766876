import type { ChargeState } from "../../amazon/states"
import { chargeEntry } from "../../ledger/test/entries"
import { expiryOf, isWarningDue } from "./expiry"

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
