import { AmazonPayError, refuse } from "../domain/errors.js"
import type { Charge, ChargeStatus } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { afterCapture, afterDecline } from "../engine/permission-rules.js"
import { setChargeStatus } from "../engine/record.js"
import type { ChargeCancelReason, ChargeDeclineReason } from "../domain/states.js"
import type { Caller } from "./caller.js"
import { findCharge } from "./find.js"

/** What became of a charge that a payment service provider processes itself. */
export type UpdateChargeInput = {
  readonly statusDetails:
    | { readonly state: "Authorized" | "Captured" }
    | {
        readonly state: "Canceled"
        readonly reasonCode: ChargeCancelReason
        readonly reasonDescription?: string | null
      }
    | { readonly state: "Declined"; readonly reasonCode: ChargeDeclineReason }
}

/**
 * Tells Amazon the state of a charge, which only a payment service provider may (Amazon Pay API reference: charge).
 * @throws UnauthorizedAccess for every other merchant; InvalidChargeStatus when the charge is over.
 */
export function updateCharge(engine: Engine, caller: Caller, id: string, input: UpdateChargeInput): Charge {
  if (!caller.paymentServiceProvider) {
    throw new AmazonPayError(
      "UnauthorizedAccess",
      "Update Charge is for payment service providers. Register the merchant with paymentServiceProvider: true.",
    )
  }
  const charge = findCharge(engine, caller, id)
  const { state } = charge.status
  if (state === "Captured" || state === "Canceled" || state === "Declined") throw refuse.chargeStatus()
  const { statusDetails } = input
  if (statusDetails.state === "Captured") charge.captured = charge.amount
  setChargeStatus(engine, charge, statusOf(engine, statusDetails))
  if (statusDetails.state === "Captured") afterCapture(engine, charge.permissionId)
  if (statusDetails.state === "Declined") afterDecline(engine, charge.permissionId, statusDetails.reasonCode)
  return charge
}

function statusOf(engine: Engine, details: UpdateChargeInput["statusDetails"]): ChargeStatus {
  switch (details.state) {
    case "Authorized":
      return { state: details.state, at: engine.clock.now() }
    case "Captured":
      return { state: details.state }
    case "Canceled":
      return { state: details.state, reason: details.reasonCode, description: details.reasonDescription ?? null }
    case "Declined":
      return { state: details.state, reason: details.reasonCode }
  }
}
