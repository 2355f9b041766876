import { unreachable, type SessionCancelReason } from "../domain/states.js"
import type { BuyerChoice } from "./buyer-account.js"
import { refusalOf } from "./card.js"
import { canBePending, knownAmount, type Checkout, type CheckoutSession } from "./checkout-session.js"
import type { Engine } from "./engine.js"
import { takesGiftCard } from "./gift-card.js"
import { monthlyCap } from "./monthly-cap.js"
import { setSessionStatus } from "./record.js"

/**
 * Tries the paymentIntent: the session is approved and still Open afterwards, or Canceled. What the buyer's card
 * simulates decides, unless it cannot pay this order at all.
 */
export function tryIntent(engine: Engine, session: CheckoutSession, checkout: Checkout, choice: BuyerChoice): void {
  const { behaviour } = choice.card
  const refused =
    refusalOf(choice.card, knownAmount(checkout), choice.address) !== null ||
    (choice.giftCard !== null && !takesGiftCard(engine, checkout))
  if (refused || exceedsMonthlyCap(checkout)) return giveUp(engine, session, checkout, "Declined")
  switch (behaviour) {
    case "approves":
      checkout.approval = "authorized"
      return
    case "buyerCancels":
      return giveUp(engine, session, checkout, "BuyerCanceled")
    case "declines":
      return giveUp(engine, session, checkout, "Declined")
    case "pendingThenApproves":
    case "pendingThenDeclines":
      // Without the flag a transaction that cannot be judged in time is declined (Amazon Pay: dynamic authorization).
      if (!canBePending(checkout.payment)) return giveUp(engine, session, checkout, "Declined")
      checkout.approval = behaviour
      return
    default:
      return unreachable(behaviour)
  }
}

function exceedsMonthlyCap({ chargePermissionType, payment }: Checkout): boolean {
  const amount = payment.chargeAmount
  if (chargePermissionType === "OneTime" || amount === null) return false
  return amount.minor > monthlyCap(chargePermissionType, amount.currencyCode).minor
}

/** Ends a session before it was completed. */
export function giveUp(
  engine: Engine,
  session: CheckoutSession,
  checkout: Checkout,
  reason: Exclude<SessionCancelReason, "Expired">,
): void {
  setSessionStatus(engine, session, { state: "Canceled", reason, resultReturnUrl: checkout.resultReturnUrl })
}
