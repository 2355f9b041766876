import type { ChargeState } from "../../amazon/states"
import { cellsOf } from "../../ledger/test/cells"
import type { OrderPayment } from "../books/order-payments"
import { decide, standingOf, type Move, type Standing } from "./decide"
import { paymentWith } from "./test/payment"

const WAIT = {
  AuthorizationInitiated: "wait",
  Authorized: "wait",
  CaptureInitiated: "wait",
  Captured: "wait",
  Canceled: "wait",
  Declined: "wait",
  Unknown: "wait",
} as const satisfies Record<ChargeState, Move>

/** A state that is added to either union and not here fails to compile. */
const MOVES = {
  pending: {
    AuthorizationInitiated: "wait",
    Authorized: "settle",
    CaptureInitiated: "settle",
    Captured: "settle",
    Canceled: "settle",
    Declined: "settle",
    Unknown: "wait",
  },
  interrupted: {
    AuthorizationInitiated: "settle",
    Authorized: "settle",
    CaptureInitiated: "settle",
    Captured: "settle",
    Canceled: "settle",
    Declined: "settle",
    Unknown: "wait",
  },
  underway: WAIT,
  ended: WAIT,
  open: WAIT,
  abandoned: { ...WAIT, AuthorizationInitiated: "release", Authorized: "release", Captured: "settle" },
  voided: { ...WAIT, AuthorizationInitiated: "release", Authorized: "release" },
  replaced: WAIT,
} as const satisfies Record<Standing, Record<ChargeState, Move>>

describe("what a charge calls for", () => {
  it.each(cellsOf<Standing, ChargeState, Move>(MOVES))(
    "when it is %s in Medusa and %s at Amazon: %s",
    (standing, state, move) => {
      expect(decide(standing, state)).toBe(move)
    },
  )
})

const NOW = new Date("2026-04-01T12:00:00Z")
const SESSION = { payment_id: null }

/** What Medusa's rows say, in an order that stands and in one that was canceled. */
const STANDINGS_OF = {
  "a session that waits for Amazon": [{ ...SESSION, session_status: "pending_authorization" }, "pending", "voided"],
  "a session whose request ended": [{ ...SESSION, session_status: "pending" }, "interrupted", "voided"],
  "a session whose buyer was asked for more": [
    { ...SESSION, session_status: "requires_more" },
    "interrupted",
    "voided",
  ],
  "a session that failed": [{ ...SESSION, session_status: "error" }, "ended", "voided"],
  "a session that was canceled": [{ ...SESSION, session_status: "canceled" }, "ended", "voided"],
  "a session whose collection was canceled": [
    { ...SESSION, session_status: "pending", collection: { ...paymentWith().collection, status: "canceled" } },
    "abandoned",
    "voided",
  ],
  "a payment": [{}, "open", "voided"],
  "a payment that was canceled": [{ canceled: true }, "voided", "voided"],
} as const satisfies Record<string, readonly [Partial<OrderPayment>, Standing, Standing]>

describe("how a payment stands", () => {
  it.each(Object.entries(STANDINGS_OF))("%s", (_, [rows, inOrder, inCanceledOrder]) => {
    const payment = paymentWith(rows)
    expect(standingOf({ canceled: false }, payment, { isChargeDue: false, now: NOW })).toBe(inOrder)
    expect(standingOf({ canceled: true }, payment, { isChargeDue: false, now: NOW })).toBe(inCanceledOrder)
  })

  it("a session that has had Amazon's answer just now, which its request may be about to make a payment of", () => {
    const standings = [0, 14_999, 15_000].map((since) => {
      const settled_at = new Date(NOW.getTime() - since)
      const payment = paymentWith({ ...SESSION, session_status: "pending" })
      const begun = { ...payment.begun, settled_at }
      return standingOf({ canceled: false }, { ...payment, begun }, { isChargeDue: false, now: NOW })
    })
    expect(standings).toEqual(["underway", "underway", "interrupted"])
  })

  it("a payment that was canceled and is to be charged anew", () => {
    const payment = paymentWith({ canceled: true })
    expect(standingOf({ canceled: false }, payment, { isChargeDue: true, now: NOW })).toBe("replaced")
    expect(standingOf({ canceled: true }, payment, { isChargeDue: true, now: NOW })).toBe("voided")
  })

  it("a payment beside one that is to be charged anew", () => {
    expect(standingOf({ canceled: false }, paymentWith(), { isChargeDue: true, now: NOW })).toBe("open")
  })
})
