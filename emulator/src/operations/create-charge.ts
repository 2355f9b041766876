import { AmazonPayError, refuse, type DeclineCode } from "../domain/errors.js"
import { refusalOf, type CardBehaviour } from "../engine/card.js"
import type { Charge } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { mergeMetadata, NO_METADATA } from "../engine/merchant-metadata.js"
import { openCharge } from "../engine/open-charge.js"
import { afterDecline, assertChargeable } from "../engine/permission-rules.js"
import { softDescriptorOf } from "../engine/soft-descriptor.js"
import { simulationOf, type Caller } from "./caller.js"
import { assertReturnUrl } from "./create-checkout-session.js"
import { findPermission } from "./find.js"
import { readMoney, type PriceInput } from "./read-money.js"
import type { MetadataInput } from "./session-input.js"

/** Without captureNow it is an authorization only. */
export type CreateChargeInput = {
  readonly chargePermissionId: string
  readonly chargeAmount: PriceInput
  readonly captureNow?: boolean | null
  readonly canHandlePendingAuthorization?: boolean | null
  readonly softDescriptor?: string | null
  readonly merchantMetadata?: MetadataInput | null
  readonly platformId?: string | null
  readonly providerMetadata?: { readonly providerReferenceId?: string | null } | null
  readonly chargeInitiator?: string | null
  readonly channel?: string | null
  readonly webCheckoutDetails?: { readonly checkoutResultReturnUrl?: string | null } | null
}

const DECLINES = ["SoftDeclined", "HardDeclined", "AmazonRejected", "TransactionTimedOut", "ProcessingFailure"] as const
const SIMULATIONS = [...DECLINES, "CaptureInitiated"] as const

/**
 * Charges a permission again, without the buyer. With canHandlePendingAuthorization the authorization is always
 * asynchronous; without it a decline is an error and leaves no Charge behind.
 * @throws InvalidChargePermissionStatus, TransactionAmountExceeded, PeriodicAmountExceeded, TransactionCountExceeded,
 *   CurrencyMismatch; SoftDeclined, HardDeclined, AmazonRejected, TransactionTimedOut, ProcessingFailure.
 */
export function createCharge(engine: Engine, caller: Caller, input: CreateChargeInput): Charge {
  const permission = findPermission(engine, caller, input.chargePermissionId)
  const simulation = simulationOf(caller, SIMULATIONS)
  const captureNow = input.captureNow === true
  const asynchronous = input.canHandlePendingAuthorization === true
  if (input.softDescriptor && !captureNow) {
    throw refuse.badCombination("softDescriptor can only be used when captureNow is true.")
  }
  if (simulation === "CaptureInitiated" && !captureNow) {
    throw new AmazonPayError("InvalidSandboxSimulationSpecified", "CaptureInitiated needs captureNow to be true.")
  }
  if (permission.type === "OneTime" && (input.chargeInitiator || input.channel)) {
    throw refuse.badCombination("chargeInitiator and channel cannot be used with a OneTime Charge Permission.")
  }
  assertReturnUrl(
    caller,
    input.webCheckoutDetails?.checkoutResultReturnUrl,
    "webCheckoutDetails.checkoutResultReturnUrl",
  )
  const amount = readMoney(engine, input.chargeAmount, "chargeAmount")
  assertChargeable(engine, permission, amount)
  if (refusalOf(permission.choice.card, amount, permission.choice.address) !== null) {
    throw new AmazonPayError("PaymentMethodNotAllowed", "The buyer's payment method cannot pay this amount.")
  }
  const simulated = DECLINES.find((code) => code === simulation)
  const outcome = simulated ?? outcomeOf(permission.choice.card.behaviour, asynchronous)
  if (!asynchronous && outcome !== "Authorized") {
    afterDecline(engine, permission.id, outcome)
    throw refuse.declined(outcome)
  }
  return openCharge(engine, permission, {
    amount,
    captureNow,
    pendingThen: asynchronous ? outcome : null,
    captureLater: simulation === "CaptureInitiated",
    softDescriptor: softDescriptorOf(engine, input.softDescriptor),
    merchantMetadata: mergeMetadata(NO_METADATA, input.merchantMetadata),
    platformId: input.platformId ?? null,
    providerReferenceId: input.providerMetadata?.providerReferenceId ?? null,
    channel: input.channel ?? null,
    resultReturnUrl: input.webCheckoutDetails?.checkoutResultReturnUrl ?? null,
    initiator: input.chargeInitiator ?? null,
  })
}

/** What the card does to a charge. The pending cards cannot be judged in time when nobody waits. */
function outcomeOf(behaviour: CardBehaviour, asynchronous: boolean): "Authorized" | DeclineCode {
  switch (behaviour) {
    case "approves":
    case "buyerCancels":
      return "Authorized"
    case "declines":
      return "HardDeclined"
    case "pendingThenApproves":
      return asynchronous ? "Authorized" : "TransactionTimedOut"
    case "pendingThenDeclines":
      return asynchronous ? "HardDeclined" : "TransactionTimedOut"
  }
}
