import { AmazonPayError } from "../domain/errors.js"
import { unreachable } from "../domain/states.js"
import { constraintsOf } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { giveUp, tryIntent } from "../engine/try-intent.js"
import type { OpenCheckout } from "./open-checkout.js"

/** How the processing page ends: as the card simulates, or as a test demands. */
export type ApprovalOutcome = "approve" | "cancel" | "decline"

/**
 * What happens on Amazon's processing page: the paymentIntent is tried. Afterwards the session is either approved and
 * still Open, or Canceled; the buyer goes to checkoutResultReturnUrl in both cases.
 * @throws InvalidCheckoutSessionStatus while constraints are left.
 */
export function approve(engine: Engine, open: OpenCheckout, outcome: ApprovalOutcome): void {
  const { session, checkout } = open
  const missing = constraintsOf(checkout)
  if (missing.length > 0 || checkout.choice === null) {
    throw new AmazonPayError(
      "InvalidCheckoutSessionStatus",
      `The Checkout Session '${session.id}' still has constraints: ${missing.join(", ")}.`,
    )
  }
  switch (outcome) {
    case "cancel":
      return giveUp(engine, session, checkout, "BuyerCanceled")
    case "decline":
      return giveUp(engine, session, checkout, "Declined")
    case "approve":
      return tryIntent(engine, session, checkout, checkout.choice)
    default:
      return unreachable(outcome)
  }
}
