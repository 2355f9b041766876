import type { ChargeState } from "../../amazon/states"
import { Money } from "../../amazon/money"
import type { OrderPayment } from "../books/order-payments"
import { decide, standingOf, type Move, type Standing } from "./decide"
import { cellsOf, chargeIn, paymentWith } from "./test/payment"

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
  ended: {
    AuthorizationInitiated: "wait",
    Authorized: "wait",
    CaptureInitiated: "wait",
    Captured: "wait",
    Canceled: "wait",
    Declined: "wait",
    Unknown: "wait",
  },
  uncaptured: {
    AuthorizationInitiated: "wait",
    Authorized: "wait",
    CaptureInitiated: "wait",
    Captured: "book",
    Canceled: "wait",
    Declined: "wait",
    Unknown: "wait",
  },
  captured: {
    AuthorizationInitiated: "wait",
    Authorized: "wait",
    CaptureInitiated: "wait",
    Captured: "wait",
    Canceled: "unbook",
    Declined: "unbook",
    Unknown: "wait",
  },
  canceled: {
    AuthorizationInitiated: "release",
    Authorized: "release",
    CaptureInitiated: "wait",
    Captured: "book",
    Canceled: "wait",
    Declined: "wait",
    Unknown: "wait",
  },
  voided: {
    AuthorizationInitiated: "release",
    Authorized: "release",
    CaptureInitiated: "wait",
    Captured: "book",
    Canceled: "wait",
    Declined: "wait",
    Unknown: "wait",
  },
  replaced: {
    AuthorizationInitiated: "wait",
    Authorized: "wait",
    CaptureInitiated: "wait",
    Captured: "book",
    Canceled: "wait",
    Declined: "wait",
    Unknown: "wait",
  },
} as const satisfies Record<Standing, Record<ChargeState, Move>>

describe("what a charge calls for", () => {
  it.each(cellsOf<Standing, ChargeState, Move>(MOVES))(
    "when it is %s in Medusa and %s at Amazon: %s",
    (standing, state, move) => {
      expect(decide(standing, state)).toBe(move)
    },
  )
})

const CAPTURES = [{ id: "capt_1", amount: Money.of(2500, "JPY"), created_at: new Date() }]
const SESSION = { payment_id: null }
const REPLACED = { canceled: true, data: { ...paymentWith({}).data, replacement: "due" as const } }

/** What Medusa's rows say, in an order that stands and in one that was canceled. */
const STANDINGS_OF = {
  "a session that waits": [{ ...SESSION, pending: true }, "pending", "voided"],
  "a session that ended": [SESSION, "ended", "voided"],
  "a payment": [{}, "uncaptured", "canceled"],
  "a payment that was canceled": [{ canceled: true }, "voided", "voided"],
  "a payment that was canceled and is to be replaced": [REPLACED, "replaced", "voided"],
  "a payment with this capture": [{ captures: CAPTURES }, "captured", "captured"],
} as const satisfies Record<string, readonly [Partial<OrderPayment>, Standing, Standing]>

describe("how a payment stands", () => {
  it.each(Object.entries(STANDINGS_OF))("%s", (_, [rows, inOrder, inCanceledOrder]) => {
    const charge = chargeIn("Captured", { capture_id: "capt_1" })
    const payment = paymentWith({ charges: [charge] }, { ...rows, captures: "captures" in rows ? [...CAPTURES] : [] })
    expect(standingOf({ canceled: false }, payment, charge)).toBe(inOrder)
    expect(standingOf({ canceled: true }, payment, charge)).toBe(inCanceledOrder)
  })
})
