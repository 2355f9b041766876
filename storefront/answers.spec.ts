import type { AmazonPayButton as SignedButton } from "../src/providers/amazon-pay/checkout/amazon-pay-button"
import type { CheckoutSessionView } from "../src/workflows/checkout/view-checkout-session"
import type { AmazonPayButton } from "./button"
import type { AmazonPayCheckoutSession } from "./checkout-session"

/** Compiles only where both are assignable to each other. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never

describe("what the server answers is what the kit reads", () => {
  it("of a Checkout Session", () => {
    const isSame: Same<CheckoutSessionView, AmazonPayCheckoutSession> = true
    expect(isSame).toBe(true)
  })

  it("of a button", () => {
    const isSame: Same<SignedButton, AmazonPayButton> = true
    expect(isSame).toBe(true)
  })
})
