import type { AddressInput } from "../domain/address.js"
import { refuse } from "../domain/errors.js"
import type { PaymentIntent } from "../domain/states.js"
import type { Checkout } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { tryIntent } from "../engine/try-intent.js"
import type { Caller } from "./caller.js"
import { assertAmounts, completeCheckoutSession, type Completion } from "./complete-checkout-session.js"
import { findSession } from "./find.js"
import { updatePayment } from "./merge-payment.js"
import type { PriceInput } from "./read-money.js"

/** shippingAddress for PayAndShip, billingAddress for PayOnly. */
export type FinalizeSessionInput = {
  readonly shippingAddress?: AddressInput | null
  readonly billingAddress?: AddressInput | null
  readonly chargeAmount: PriceInput
  readonly totalOrderAmount?: PriceInput | null
  readonly paymentIntent: PaymentIntent
  readonly canHandlePendingAuthorization?: boolean | null
  readonly supplementaryData?: string | null
}

/**
 * The end of the buy-now flow, in place of Complete: there the buyer confirms on Amazon's page without an Update
 * before it, so this call brings the amount and the intent itself. Amounts and supplementaryData that the session has
 * already, as after a Buy Now button whose callbacks said them, have to be the same (Amazon Pay: buy now, verify and
 * complete checkout).
 * @throws as Complete does; InvalidCheckoutSessionStatus unless the buyer confirmed; InvalidParameterValue when the
 *   address is not the one the buyer chose; MissingParameterValue for what has to be said.
 */
export function finalizeCheckoutSession(
  engine: Engine,
  caller: Caller,
  id: string,
  input: FinalizeSessionInput,
): Completion {
  const session = findSession(engine, caller, id)
  const { chargeAmount, totalOrderAmount, paymentIntent, canHandlePendingAuthorization } = input
  if (session.status.state === "Open") {
    const { checkout } = session.status
    if (checkout.choice === null || !(checkout.confirmed || checkout.approval !== null)) throw refuse.sessionStatus()
    assertShippingAddress(checkout, input)
    assertBillingAddress(checkout, input)
    if (checkout.payment.chargeAmount !== null) assertAmounts(engine, checkout, { chargeAmount, totalOrderAmount })
    assertSupplementaryData(checkout, input)
    checkout.payment = updatePayment(engine, checkout.payment, {
      chargeAmount,
      totalOrderAmount,
      paymentIntent,
      canHandlePendingAuthorization,
    })
    checkout.supplementaryData = input.supplementaryData ?? null
    // The buyer has confirmed on Amazon's page already; what is left to find out is whether the card pays.
    if (checkout.approval === null) tryIntent(engine, session, checkout, checkout.choice)
  }
  return completeCheckoutSession(engine, caller, id, { chargeAmount, totalOrderAmount })
}

/** The address the shop finalises with must be the buyer's (Amazon Pay: buy now). */
function assertShippingAddress(checkout: Checkout, { shippingAddress }: FinalizeSessionInput): void {
  if (checkout.productType !== "PayAndShip") return
  if (!shippingAddress) throw refuse.missingValue("shippingAddress")
  assertSame("shippingAddress", shippingAddress, checkout.choice?.address ?? null)
}

function assertBillingAddress(checkout: Checkout, { billingAddress }: FinalizeSessionInput): void {
  if (checkout.productType !== "PayOnly") return
  if (!billingAddress) throw refuse.missingValue("billingAddress")
  assertSame("billingAddress", billingAddress, checkout.choice?.account.billingAddress ?? null)
}

/** What was said before has to be said again. */
function assertSupplementaryData({ supplementaryData: before }: Checkout, { supplementaryData }: FinalizeSessionInput) {
  if (before === null || before === supplementaryData) return
  if (!supplementaryData) throw refuse.missingValue("supplementaryData")
  throw refuse.invalidValue("supplementaryData", "It is not the Checkout Session's.")
}

function assertSame(parameter: string, given: AddressInput, chosen: AddressInput | null): void {
  for (const field of ["addressLine1", "stateOrRegion", "postalCode", "countryCode"] as const) {
    if ((given[field] ?? null) !== (chosen?.[field] ?? null)) {
      throw refuse.invalidValue(`${parameter}.${field}`, "It is not the address the buyer chose.")
    }
  }
}
