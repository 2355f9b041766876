import { refuse } from "../domain/errors.js"
import type { ChargePermissionType } from "../domain/states.js"
import type { CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { mergeMetadata } from "../engine/merchant-metadata.js"
import type { Caller } from "./caller.js"
import { assertEachReturnUrl } from "./create-checkout-session.js"
import { assertTerms } from "./creation-rules.js"
import { findSession } from "./find.js"
import { updatePayment } from "./merge-payment.js"
import { mergeRecurring } from "./recurring.js"
import type { UpdateSessionInput } from "./session-input.js"

/**
 * Merges an Update into an open Checkout Session, sub-object by sub-object; all or nothing. A buyer who had already
 * been through amazonPayRedirectUrl has to go there again, because what they approved has changed.
 * @throws InvalidCheckoutSessionStatus unless the session is Open; InvalidParameterValue for a chargePermissionType it
 *   cannot become.
 */
export function updateCheckoutSession(
  engine: Engine,
  caller: Caller,
  id: string,
  input: UpdateSessionInput,
): CheckoutSession {
  const session = findSession(engine, caller, id)
  if (session.status.state !== "Open") throw refuse.sessionStatus()
  const { checkout } = session.status
  const web = input.webCheckoutDetails ?? {}
  assertEachReturnUrl(caller, web)
  const chargePermissionType = input.chargePermissionType ?? checkout.chargePermissionType
  assertUpgrade(checkout.chargePermissionType, chargePermissionType)
  assertTerms(chargePermissionType, input.recurringMetadata)
  const payment = updatePayment(engine, checkout.payment, input.paymentDetails)
  const recurring = mergeRecurring(engine, checkout.recurring, input.recurringMetadata)

  checkout.payment = payment
  checkout.recurring = recurring
  checkout.reviewReturnUrl = web.checkoutReviewReturnUrl ?? checkout.reviewReturnUrl
  checkout.resultReturnUrl = web.checkoutResultReturnUrl ?? checkout.resultReturnUrl
  checkout.cancelUrl = web.checkoutCancelUrl ?? checkout.cancelUrl
  checkout.merchantMetadata = mergeMetadata(checkout.merchantMetadata, input.merchantMetadata)
  checkout.chargePermissionType = chargePermissionType
  checkout.supplementaryData = input.supplementaryData ?? checkout.supplementaryData
  checkout.platformId = input.platformId ?? checkout.platformId
  checkout.providerReferenceId = input.providerMetadata?.providerReferenceId ?? checkout.providerReferenceId
  checkout.approval = null
  session.updatedAt = engine.clock.now()
  return session
}

/** The one change that is documented (Amazon Pay: upgrading from one-time to recurring). */
function assertUpgrade(from: ChargePermissionType, to: ChargePermissionType): void {
  if (from === to || (from === "OneTime" && to === "Recurring")) return
  throw refuse.invalidValue("chargePermissionType", `${from} cannot become ${to}: make a new Checkout Session.`)
}
