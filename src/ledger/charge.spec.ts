import type { Charge } from "../amazon/resources/charge"
import type { CHARGE_STATES } from "../amazon/states"
import { type ChargeState } from "../amazon/states"
import { capturedBy, isFinal, isLive, isTaken, seenCharge, takenBy, takenByAll } from "./charge"
import { CHARGE, chargeEntry, PERMISSION, yen } from "./test/entries"

/** Of a charge of ¥2,500 of which ¥1,000 are captured, once they are. */
interface Means {
  isLive: boolean
  isTaken: boolean
  isFinal: boolean
  taken: string
  captured: string
}

const NOTHING: Means = { isLive: false, isTaken: false, isFinal: false, taken: "0", captured: "0" }

type State = (typeof CHARGE_STATES)[number] | "Unknown"
const MEANS: Record<State, Means> = {
  AuthorizationInitiated: { ...NOTHING, isLive: true },
  Authorized: { ...NOTHING, isLive: true },
  CaptureInitiated: { ...NOTHING, isTaken: true, taken: "1000" },
  Captured: { ...NOTHING, isTaken: true, isFinal: true, taken: "1000", captured: "1000" },
  Canceled: { ...NOTHING, isFinal: true },
  Declined: { ...NOTHING, isFinal: true },
  // It may have taken all of it.
  Unknown: { ...NOTHING, taken: "2500" },
}
const STATES = Object.keys(MEANS) as ChargeState[]

describe("a charge", () => {
  it.each(STATES)("that is %s holds, has taken, and has ended or not", (state) => {
    const charge = chargeEntry(state, { captured: yen(1000) })
    expect({
      isLive: isLive(charge),
      isTaken: isTaken(charge),
      isFinal: isFinal(charge),
      taken: takenBy(charge).amount,
      captured: capturedBy(charge).amount,
    }).toEqual(MEANS[state])
  })

  it.each(["Captured", "CaptureInitiated"] as const)(
    "that is %s has taken all of it while Amazon tells no amount",
    (state) => {
      expect(takenBy(chargeEntry(state, { captured: yen(0) })).amount).toBe("2500")
    },
  )

  it("takes what each of several does", () => {
    const charges = [
      chargeEntry("Captured"),
      chargeEntry("Captured", { captured: yen(500) }),
      chargeEntry("Authorized"),
    ]
    expect(takenByAll(charges, "JPY").amount).toBe("3000")
    expect(takenByAll([], "JPY").amount).toBe("0")
  })
})

describe("what Amazon's answer says of a charge", () => {
  const then = new Date("2027-01-10T00:00:00Z")
  const later = new Date("2027-02-10T00:00:00Z")
  const silent: Charge = {
    chargeId: CHARGE,
    chargePermissionId: PERMISSION,
    state: "Captured",
    reasonCode: "reason",
    reasonDescription: null,
    stateSince: then,
    chargeAmount: null,
    captureAmount: null,
    refundedAmount: null,
    creationTimestamp: null,
    expirationTimestamp: null,
  }
  const known = chargeEntry("Authorized", {
    captured: yen(100),
    refunded: yen(10),
    charged_at: then,
    expires_at: later,
  })

  it("replaces what was known", () => {
    const charge = {
      ...silent,
      chargeAmount: yen(2000),
      captureAmount: yen(1500),
      refundedAmount: yen(700),
      creationTimestamp: later,
      expirationTimestamp: then,
    }
    expect(seenCharge(charge, known)).toEqual({
      state: "Captured",
      reason_code: "reason",
      state_since: then,
      amount: yen(2000),
      captured: yen(1500),
      refunded: yen(700),
      charged_at: later,
      expires_at: then,
    })
  })

  it("leaves what it does not say as it was known", () => {
    expect(seenCharge(silent, known)).toMatchObject({
      amount: yen(2500),
      captured: yen(100),
      refunded: yen(10),
      charged_at: then,
      expires_at: later,
    })
  })

  it("of an amount of nothing leaves the known one: a charge is of something", () => {
    expect(seenCharge({ ...silent, chargeAmount: yen(0) }, known).amount).toEqual(yen(2500))
  })
})
