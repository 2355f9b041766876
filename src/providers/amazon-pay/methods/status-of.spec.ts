import type { ChargeId } from "../../../amazon/ids"
import { PAYMENT_INTENTS, type ChargeState, type PaymentIntent } from "../../../amazon/states"
import { Money } from "../../../amazon/money"
import { newPaymentData } from "../data/payment-data"
import { recordOfCharge } from "../data/charge-record"
import { statusOf } from "./authorize-payment"

/** Medusa's status by the charge's state. A state that is added and not here fails to compile. */
const BY_CHARGE = {
  AuthorizationInitiated: "pending_authorization",
  Authorized: "authorized",
  CaptureInitiated: "captured",
  Captured: "captured",
  Canceled: "error",
  Declined: "error",
  Unknown: "pending_authorization",
} as const satisfies Record<ChargeState, string>

/** Without a charge it is the intent that decides: with Confirm there is to be none. */
const WITHOUT_CHARGE = {
  Authorize: "pending_authorization",
  AuthorizeWithCapture: "pending_authorization",
  Confirm: "authorized",
} as const satisfies Record<PaymentIntent, string>

const yen = (amount: number) => Money.of(amount, "JPY")

function paymentOf(payment_intent: PaymentIntent, states: ChargeState[], charged = 2500) {
  const charges = states.map((state, number) =>
    recordOfCharge({
      chargeId: `S03-0000001-0000001-C00000${String(number)}` as ChargeId,
      chargePermissionId: null,
      state,
      reasonCode: null,
      reasonDescription: null,
      chargeAmount: yen(charged),
      captureAmount: null,
      refundedAmount: null,
      creationTimestamp: null,
      expirationTimestamp: null,
    }),
  )
  return newPaymentData({
    payment_session_id: "payses_1",
    amount: "2500",
    currency_code: "JPY",
    payment_intent,
    charges,
  })
}

const cells = PAYMENT_INTENTS.flatMap((intent) =>
  (Object.keys(BY_CHARGE) as ChargeState[]).map((state) => [intent, state, BY_CHARGE[state]] as const),
)

describe("what charges mean for Medusa", () => {
  it.each(cells)("with %s, a charge that is %s: %s", (intent, state, status) => {
    expect(statusOf(paymentOf(intent, [state]))).toBe(status)
  })

  it.each(Object.entries(WITHOUT_CHARGE) as [PaymentIntent, string][])(
    "with %s and no charge: %s",
    (intent, status) => {
      expect(statusOf(paymentOf(intent, []))).toBe(status)
    },
  )

  it("a charge that is captured and not all of the payment is not a captured payment: Medusa would book the whole", () => {
    expect(statusOf(paymentOf("AuthorizeWithCapture", ["Captured"], 1000))).toBe("authorized")
  })

  it("the last charge decides: an earlier one may be used up", () => {
    expect(statusOf(paymentOf("Authorize", ["Canceled", "Authorized"]))).toBe("authorized")
  })
})
