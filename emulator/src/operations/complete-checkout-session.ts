import { AmazonPayError, refuse } from "../domain/errors.js"
import { sameMoney } from "../domain/money.js"
import { unreachable } from "../domain/states.js"
import { canBePending, type Checkout, type CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { openCharge } from "../engine/open-charge.js"
import { openPermission } from "../engine/open-permission.js"
import { setSessionStatus } from "../engine/record.js"
import { simulationOf, type Caller } from "./caller.js"
import { findSession } from "./find.js"
import { readOptionalMoney, type PriceInput } from "./read-money.js"

/** The amounts again, so that a changed cart cannot be completed with an old approval. */
export type CompleteSessionInput = {
  readonly chargeAmount?: PriceInput | null
  readonly totalOrderAmount?: PriceInput | null
}

/** The completed session, and whether its authorization is still pending (202 instead of 200). */
export type Completion = { readonly session: CheckoutSession; readonly pending: boolean }

const SIMULATIONS = ["BuyerCanceled", "AmazonCanceled", "Declined", "AuthorizationInitiated"] as const

/**
 * Finalises the paymentIntent: makes the Charge Permission and, unless the intent is Confirm, the Charge.
 * @throws CheckoutSessionCanceled when the buyer cancelled or the payment was declined;
 *   InvalidCheckoutSessionStatus when it is completed already or the buyer has not been through amazonPayRedirectUrl;
 *   AmountMismatch when the amounts are not those of the session.
 */
export function completeCheckoutSession(
  engine: Engine,
  caller: Caller,
  id: string,
  input: CompleteSessionInput,
): Completion {
  const session = findSession(engine, caller, id)
  const simulation = simulationOf(caller, SIMULATIONS)
  if (session.status.state === "Canceled") throw canceled(engine)
  if (session.status.state === "Completed") throw refuse.sessionStatus()
  const { checkout } = session.status
  if (checkout.approval === null) throw refuse.sessionStatus()
  assertAmounts(engine, checkout, input)
  if (simulation === "AuthorizationInitiated" && !canBePending(checkout.payment)) {
    throw new AmazonPayError(
      "InvalidSandboxSimulationSpecified",
      "AuthorizationInitiated needs paymentIntent 'Authorize' and canHandlePendingAuthorization true.",
    )
  }
  if (simulation !== null && simulation !== "AuthorizationInitiated") {
    const { resultReturnUrl } = checkout
    setSessionStatus(engine, session, { state: "Canceled", reason: simulation, resultReturnUrl })
    throw canceled(engine)
  }
  return finalise(engine, session, checkout, simulation === "AuthorizationInitiated")
}

function finalise(engine: Engine, session: CheckoutSession, checkout: Checkout, simulatePending: boolean): Completion {
  const { payment, choice, resultReturnUrl } = checkout
  if (choice === null || payment.paymentIntent === null) throw refuse.sessionStatus()
  const permission = openPermission(engine, session, checkout, choice)
  const charge =
    payment.chargeAmount === null || payment.paymentIntent === "Confirm"
      ? null
      : openCharge(engine, permission, {
          amount: payment.chargeAmount,
          captureNow: payment.paymentIntent === "AuthorizeWithCapture",
          pendingThen: pendingOutcome(checkout, simulatePending),
          softDescriptor: payment.softDescriptor,
          merchantMetadata: checkout.merchantMetadata,
          platformId: checkout.platformId,
          providerReferenceId: checkout.providerReferenceId,
          channel: null,
          // The first charge of a Japanese agreement was recorded so; a later one that names none has null.
          initiator: permission.type === "OneTime" ? null : "CITU",
          resultReturnUrl: null,
        })
  setSessionStatus(engine, session, {
    state: "Completed",
    chargePermissionId: permission.id,
    chargeId: charge?.id ?? null,
    resultReturnUrl,
  })
  return { session, pending: charge?.status.state === "AuthorizationInitiated" }
}

/** A code overrides the card. Recurring with canHandlePendingAuthorization is always asynchronous; OneTime only when the card says so. */
function pendingOutcome(checkout: Checkout, simulatePending: boolean): "Authorized" | "HardDeclined" | null {
  if (simulatePending) return "Authorized"
  const { approval, chargePermissionType, payment } = checkout
  switch (approval) {
    case "pendingThenApproves":
      return "Authorized"
    case "pendingThenDeclines":
      return "HardDeclined"
    case "authorized":
    case null:
      return chargePermissionType === "Recurring" && payment.canHandlePendingAuthorization === true
        ? "Authorized"
        : null
    default:
      return unreachable(approval)
  }
}

/** @throws AmountMismatch, MissingParameterValue unless the amounts are those of the session. */
export function assertAmounts(engine: Engine, checkout: Checkout, input: CompleteSessionInput): void {
  const { chargeAmount, totalOrderAmount } = checkout.payment
  if (chargeAmount !== null && !input.chargeAmount) throw refuse.missingValue("chargeAmount")
  const charge = readOptionalMoney(engine, input.chargeAmount, "chargeAmount")
  const total = readOptionalMoney(engine, input.totalOrderAmount, "totalOrderAmount")
  if (!sameMoney(charge, chargeAmount)) throw mismatch("chargeAmount")
  if (total === null ? totalOrderAmount !== null : !sameMoney(total, totalOrderAmount ?? chargeAmount)) {
    throw mismatch("totalOrderAmount")
  }
}

function mismatch(parameter: string): AmazonPayError {
  return new AmazonPayError(
    "AmountMismatch",
    `The ${parameter} provided does not match the ${parameter} of the Checkout Session.`,
  )
}

function canceled({ openQuestions }: Engine): AmazonPayError {
  if (openQuestions.canceledCompletion === "InvalidCheckoutSessionStatus") return refuse.sessionStatus()
  return new AmazonPayError(
    "CheckoutSessionCanceled",
    "The Checkout Session was canceled: the buyer canceled the checkout or the payment was declined.",
    openQuestions.canceledCompletion === "CheckoutSessionCanceled/400" ? 400 : 422,
  )
}
