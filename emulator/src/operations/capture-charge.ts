import { refuse } from "../domain/errors.js"
import type { Charge } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { capture } from "../engine/open-charge.js"
import { afterDecline } from "../engine/permission-rules.js"
import { setChargeStatus } from "../engine/record.js"
import { SETTINGS } from "../engine/settings.js"
import { softDescriptorOf } from "../engine/soft-descriptor.js"
import { simulationOf, type Caller } from "./caller.js"
import { findCharge } from "./find.js"
import { readMoney, type PriceInput } from "./read-money.js"

/** The amount is required even for the whole charge. */
export type CaptureChargeInput = { readonly captureAmount: PriceInput; readonly softDescriptor?: string | null }

/**
 * Captures an authorization, once, wholly or in part; what is not captured is released. More than seven days after the
 * authorization Amazon does it later, except in the sandbox (Amazon Pay Japan onboarding: step 5).
 * @throws InvalidChargeStatus unless Authorized; CurrencyMismatch; TransactionAmountExceeded; AmazonRejected.
 */
export function captureCharge(engine: Engine, caller: Caller, id: string, input: CaptureChargeInput): Charge {
  const charge = findCharge(engine, caller, id)
  const simulation = simulationOf(caller, ["CaptureInitiated", "AmazonRejected"] as const)
  if (charge.status.state !== "Authorized") throw refuse.chargeStatus()
  const closed = engine.store.permissions.get(charge.permissionId)?.status.state === "Closed"
  if (closed && !engine.openQuestions.captureAfterClose) throw refuse.permissionStatus()
  if (input.captureAmount.currencyCode !== charge.amount.currencyCode) throw refuse.currencyMismatch()
  const amount = readMoney(engine, input.captureAmount, "captureAmount")
  if (amount.minor > charge.amount.minor) throw refuse.amountExceeded("The captureAmount exceeds the chargeAmount.")
  if (simulation === "AmazonRejected") {
    setChargeStatus(engine, charge, { state: "Declined", reason: simulation })
    afterDecline(engine, charge.permissionId, simulation)
    throw refuse.declined(simulation)
  }
  charge.softDescriptor = softDescriptorOf(engine, input.softDescriptor) ?? charge.softDescriptor
  const age = engine.clock.now() - charge.status.at
  const late = caller.environment === "Live" && age > SETTINGS.synchronousCaptureFor
  capture(engine, charge, amount, late || simulation === "CaptureInitiated")
  return charge
}
