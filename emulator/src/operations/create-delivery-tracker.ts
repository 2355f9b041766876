import { refuse } from "../domain/errors.js"
import type { Engine } from "../engine/engine.js"
import type { Caller } from "./caller.js"

/** Yamato is TAQBIN_JP, Sagawa SAGAWA, Japan Post JAPAN_POST. */
export type DeliveryTrackerInput = {
  readonly chargePermissionId?: string | null
  readonly amazonOrderReferenceId?: string | null
  readonly deliveryDetails: readonly { readonly trackingNumber: string; readonly carrierCode: string }[]
}

/**
 * Takes a parcel's tracking number, once each. Answers with what it was given.
 * @throws InvalidParameterValue for a permission that does not exist or a number that was used before.
 */
export function createDeliveryTracker(engine: Engine, caller: Caller, input: DeliveryTrackerInput): object {
  const parameter = input.chargePermissionId ? "chargePermissionId" : "amazonOrderReferenceId"
  const id = input.chargePermissionId ?? input.amazonOrderReferenceId
  if (!id) throw refuse.missingValue("chargePermissionId")
  const permission = engine.store.permissions.get(id)
  if (permission?.merchantId !== caller.merchantId) throw refuse.invalidValue(parameter)
  const { trackingNumbers } = engine.store
  const used = input.deliveryDetails.findIndex(({ trackingNumber }) => trackingNumbers.has(trackingNumber))
  if (used >= 0) throw refuse.invalidValue(`deliveryDetails.${used}.trackingNumber`, "It was used before.")
  for (const { trackingNumber } of input.deliveryDetails) trackingNumbers.add(trackingNumber)
  return {
    amazonOrderReferenceId: input.amazonOrderReferenceId ?? null,
    chargePermissionId: input.chargePermissionId ?? null,
    deliveryDetails: input.deliveryDetails,
  }
}
