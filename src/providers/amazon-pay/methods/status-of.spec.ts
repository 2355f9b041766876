import { Money } from "../../../amazon/money"
import { PAYMENT_INTENTS, type ChargeState, type PaymentIntent } from "../../../amazon/states"
import { chargeEntry } from "../../../ledger/test/entries"
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

const termsOf = (paymentIntent: PaymentIntent) => ({ amount: Money.of(2500, "JPY"), paymentIntent })

const cells = PAYMENT_INTENTS.flatMap((intent) =>
  (Object.keys(BY_CHARGE) as ChargeState[]).map((state) => [intent, state, BY_CHARGE[state]] as const),
)

describe("what charges mean for Medusa", () => {
  it.each(cells)("with %s, a charge that is %s: %s", (intent, state, status) => {
    expect(statusOf(termsOf(intent), [chargeEntry(state)])).toBe(status)
  })

  it.each(Object.entries(WITHOUT_CHARGE) as [PaymentIntent, string][])(
    "with %s and no charge: %s",
    (intent, status) => {
      expect(statusOf(termsOf(intent), [])).toBe(status)
    },
  )

  it("a charge that is captured and not all of the payment is not a captured payment: Medusa would book the whole", () => {
    const part = chargeEntry("Captured", { amount: Money.of(1000, "JPY"), captured: Money.of(1000, "JPY") })
    expect(statusOf(termsOf("AuthorizeWithCapture"), [part])).toBe("authorized")
  })

  it("the last charge decides: an earlier one may be used up", () => {
    expect(statusOf(termsOf("Authorize"), [chargeEntry("Canceled"), chargeEntry("Authorized")])).toBe("authorized")
  })
})
