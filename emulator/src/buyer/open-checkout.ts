import { AmazonPayError, refuse } from "../domain/errors.js"
import type { Checkout, CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"

/** A session that is Open, together with what it holds. */
export type OpenCheckout = { readonly session: CheckoutSession; readonly checkout: Checkout }

/** The session a hosted page or the buyer API is about. @throws ResourceNotFound */
export function sessionById(engine: Engine, id: string): CheckoutSession {
  const session = engine.store.sessions.get(id)
  if (session === undefined) throw refuse.notFound("Checkout Session", id)
  return session
}

/** @throws ResourceNotFound, InvalidCheckoutSessionStatus; InvalidParameterValue for what a strict one cannot show */
export function openCheckout(engine: Engine, id: string): OpenCheckout {
  const session = sessionById(engine, id)
  if (session.status.state === "Open") {
    const { checkout } = session.status
    if (engine.openQuestions.strict) assertShowable(checkout)
    return { session, checkout }
  }
  throw new AmazonPayError(
    "InvalidCheckoutSessionStatus",
    `The Checkout Session '${id}' is ${session.status.state} already; the buyer cannot go on with it.`,
  )
}

/** What only Amazon's older script and .NET SDK lead to, and its documents do not have. */
function assertShowable({ chargePermissionType, recurring, productType }: Checkout): void {
  if (chargePermissionType === "Recurring" && typeof recurring?.frequency?.value === "number") {
    throw refuse.invalidValue(
      "recurringMetadata.frequency.value",
      "It has to be a string, though the API and the .NET SDK take a number.",
    )
  }
  if (productType === null) {
    throw refuse.invalidValue(
      "createCheckoutSession",
      "The session was made by the API, not by a button with createCheckoutSessionConfig, which the documents have.",
    )
  }
}
