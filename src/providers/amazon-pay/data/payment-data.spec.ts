import type { Operation, OperationRequest } from "../../../ledger/operation"
import { CHARGE, chargeEntry, PERMISSION, permissionEntry, REFUND, SESSION, yen } from "../../../ledger/test/entries"
import type { RefundEntry } from "../../../ledger/refund"
import { bookingMark, askerOf, isOurMark } from "./booking-mark"
import {
  beginningOf,
  newPaymentData,
  projectionOf,
  redirectUrlOf,
  sessionIdOf,
  termsOf,
  writePaymentData,
  type Terms,
} from "./payment-data"

const CHECKOUT = "00000000-0000-4000-8000-000000000000" as never
const price = { amount: "1000", currencyCode: "JPY" }
const whole = { amount: "2500", currencyCode: "JPY" }
const COMPLETE: OperationRequest = {
  kind: "complete",
  checkoutSessionId: CHECKOUT,
  chargeAmount: whole,
  paymentIntent: "Confirm",
  paymentDescriptor: "Visa ****1111",
}
const RECHARGE: OperationRequest = {
  kind: "charge",
  chargePermissionId: PERMISSION,
  chargeAmount: price,
  captureNow: false,
  canHandlePendingAuthorization: false,
  turn: null,
}
const operation = (request: OperationRequest, more: Partial<Operation> = {}) =>
  ({ owner: SESSION, outcome: "made", object_id: PERMISSION, request, ...more }) as Operation
const TERMS: Terms = {
  amount: yen(2500),
  firstCharge: null,
  paymentIntent: "Authorize",
  checkoutSessionId: CHECKOUT,
  permissionId: PERMISSION,
  paymentDescriptor: null,
}
const NEW = {
  v: 2,
  payment_session_id: SESSION,
  amount: "2500",
  currency_code: "JPY",
  redirect_url: null,
  button: null,
}

describe("what a payment session was begun with", () => {
  it("is the last Complete, or charge, of its own", () => {
    const all = [
      operation(COMPLETE, { id: "op_1" }),
      operation(RECHARGE, { id: "op_2" }),
      operation({ kind: "cancel", chargeId: CHARGE, cancellationReason: "" }, { id: "op_3" }),
      operation(RECHARGE, { id: "op_4", owner: "payses_2" }),
    ]
    expect(beginningOf(all, SESSION)?.id).toBe("op_2")
    expect(beginningOf(all, "payses_3")).toBeNull()
  })

  const holdings = { permissions: [permissionEntry({ payment_descriptor: "Visa ****2222" })] }

  it("is, with a Complete, what the buyer approved", () => {
    expect(termsOf(operation(COMPLETE), holdings)).toEqual({
      ...TERMS,
      paymentIntent: "Confirm",
      paymentDescriptor: "Visa ****1111",
    })
  })

  it("has no Charge Permission before Amazon has made one", () => {
    expect(termsOf(operation(COMPLETE, { outcome: "refused" }), holdings).permissionId).toBeNull()
    expect(termsOf(operation(COMPLETE), { permissions: [] }).permissionId).toBeNull()
  })

  it("is all of the order, and the part that is charged at once", () => {
    const { amount, firstCharge } = termsOf(
      operation({ ...COMPLETE, chargeAmount: price, totalOrderAmount: whole }),
      holdings,
    )
    expect([amount.amount, firstCharge?.amount]).toEqual(["2500", "1000"])
  })

  it.each([
    [false, "Authorize"],
    [true, "AuthorizeWithCapture"],
  ])("is, without the buyer, a charge on the permission: captured at once %p", (captureNow, paymentIntent) => {
    expect(termsOf(operation({ ...RECHARGE, captureNow }), holdings)).toEqual({
      ...TERMS,
      amount: yen(1000),
      paymentIntent,
      checkoutSessionId: null,
      paymentDescriptor: "Visa ****2222",
    })
  })
})

describe("the data of a payment", () => {
  const at = new Date("2027-01-10T00:00:00Z")
  const refund: RefundEntry = {
    id: REFUND,
    charge_id: CHARGE,
    provider_id: "pp",
    state: "Refunded",
    reason_code: null,
    amount: yen(700),
    refunded_at: at,
    operation_id: null,
    refund_id: null,
    announced: null,
  } as never
  const another = { ...refund, id: `${REFUND}2`, charge_id: `${CHARGE}2` } as never

  it("has what the ledger knows of its session's charges and refunds, and of no others'", () => {
    const charges = [
      chargeEntry("Captured", { charged_at: at, expires_at: at, refunded: yen(700) }),
      chargeEntry("Authorized", { id: `${CHARGE}2` as never, payment_session_id: "payses_2" }),
    ]
    const holdings = { permissions: [], operations: [], charges, refunds: [refund, another] }
    expect(projectionOf(SESSION, { ...TERMS, firstCharge: yen(1000) }, holdings)).toEqual({
      ...NEW,
      first_charge: "1000",
      payment_intent: "Authorize",
      checkout_session_id: CHECKOUT,
      charge_permission_id: PERMISSION,
      payment_descriptor: null,
      charges: [
        {
          id: CHARGE,
          state: "Captured",
          reason_code: null,
          amount: "2500",
          captured_amount: "2500",
          refunded_amount: "700",
          created_at: at.toISOString(),
          expires_at: at.toISOString(),
        },
      ],
      refunds: [
        {
          id: REFUND,
          charge_id: CHARGE,
          state: "Refunded",
          reason_code: null,
          amount: "700",
          created_at: at.toISOString(),
        },
      ],
    })
  })

  it("has no dates that Amazon has not told", () => {
    const charges = [chargeEntry("Authorized")]
    const holdings = { permissions: [], operations: [], charges, refunds: [{ ...refund, refunded_at: null }] }
    expect(projectionOf(SESSION, TERMS, holdings)).toMatchObject({
      charges: [{ created_at: null, expires_at: null }],
      refunds: [{ created_at: null }],
    })
  })

  it("is written whole, and every key that a shopper posted under it is null", () => {
    const data = newPaymentData(SESSION, TERMS, { redirect_url: "https://pay.amazon.co.jp/" })
    expect(writePaymentData(data, { amazon_pay: { evil: 1, amount: "1" }, other: 2 })).toEqual({
      amazon_pay: { ...data, evil: null },
    })
    for (const posted of [undefined, {}, { amazon_pay: null }, { amazon_pay: "text" }]) {
      expect(writePaymentData(data, posted)).toEqual({ amazon_pay: data })
    }
  })

  it("names its session, and where the buyer approves it", () => {
    const url = "https://pay.amazon.co.jp/"
    const data = writePaymentData(newPaymentData(SESSION, TERMS, { redirect_url: url }))
    expect([sessionIdOf(data), redirectUrlOf(data)]).toEqual([SESSION, url])
  })

  it.each([undefined, {}, { amazon_pay: null }, { amazon_pay: "text" }, { amazon_pay: { payment_session_id: 7 } }])(
    "names none in %p",
    (data) => {
      expect([sessionIdOf(data), redirectUrlOf(data)]).toEqual([null, null])
    },
  )
})

describe("the mark of a booking of ours", () => {
  it("is none of an admin's", () => {
    expect([isOurMark(bookingMark(CHARGE)), isOurMark("user_1"), isOurMark(null)]).toEqual([true, false, false])
  })

  it("says that the clock asks, where Medusa says who does or not", () => {
    expect([askerOf(bookingMark(CHARGE)), askerOf("user_1"), askerOf(null)]).toEqual(["clock", "user_1", null])
  })
})
