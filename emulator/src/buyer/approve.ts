import { AmazonPayError } from "../domain/errors.js"
import { moneyOf } from "../domain/money.js"
import { unreachable } from "../domain/states.js"
import type { BuyerChoice } from "../engine/buyer-account.js"
import { canPay } from "../engine/card.js"
import { constraintsOf, type Checkout } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { giveUp } from "./leave.js"
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
      return giveUp(engine, open, "BuyerCanceled")
    case "decline":
      return giveUp(engine, open, "Declined")
    case "approve":
      return tryIntent(engine, open, checkout.choice)
    default:
      return unreachable(outcome)
  }
}

function tryIntent(engine: Engine, open: OpenCheckout, choice: BuyerChoice): void {
  const { checkout } = open
  const { behaviour } = choice.card
  if (exceedsMonthlyCap(engine, checkout) || !canPay(choice.card, checkout.payment.chargeAmount))
    return giveUp(engine, open, "Declined")
  switch (behaviour) {
    case "approves":
      checkout.approval = "authorized"
      return
    case "buyerCancels":
      return giveUp(engine, open, "BuyerCanceled")
    case "declines":
      return giveUp(engine, open, "Declined")
    case "pendingThenApproves":
    case "pendingThenDeclines":
      // Without the flag a transaction that cannot be judged in time is declined (Amazon Pay: dynamic authorization).
      if (!canWait(checkout)) return giveUp(engine, open, "Declined")
      checkout.approval = behaviour
      return
    default:
      return unreachable(behaviour)
  }
}

function canWait({ payment }: Checkout): boolean {
  return payment.paymentIntent === "Authorize" && payment.canHandlePendingAuthorization === true
}

function exceedsMonthlyCap(engine: Engine, { chargePermissionType, payment }: Checkout): boolean {
  const amount = payment.chargeAmount
  if (chargePermissionType === "OneTime" || amount === null) return false
  const { monthlyRecurring, monthlyOnFile } = engine.region
  const cap = chargePermissionType === "Recurring" ? monthlyRecurring : monthlyOnFile
  return amount.minor > moneyOf(cap, amount.currencyCode).minor
}
