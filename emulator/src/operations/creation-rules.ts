import { refuse } from "../domain/errors.js"
import { isCountry, isState } from "../domain/places.js"
import type { ChargePermissionType } from "../domain/states.js"
import type { DeliverySpecifications } from "../engine/delivery-specifications.js"
import type { CreateSessionInput, RecurringInput } from "./session-input.js"

/**
 * What the parts of a new Checkout Session say together.
 * @param pressed whether it is a button's payload, not the body of Create Checkout Session
 * @throws InvalidParameterCombination, InvalidParameterValue naming the field
 */
export function assertCreation(input: CreateSessionInput, type: ChargePermissionType, pressed: boolean): void {
  if (!pressed && input.webCheckoutDetails.checkoutMode === "ProcessOrder") {
    throw refuse.badCombination("checkoutMode 'ProcessOrder' belongs in the button's payload, not in this call.")
  }
  if (!pressed && input.addressDetails) {
    throw refuse.badCombination("addressDetails belong in the button's payload, not in this call.")
  }
  if (input.paymentMethodOnFileMetadata && type !== "PaymentMethodOnFile") {
    throw refuse.badCombination(`paymentMethodOnFileMetadata cannot be used with chargePermissionType '${type}'.`)
  }
  assertTerms(type, input.recurringMetadata)
  assertPlaces(input.deliverySpecifications)
}

/** @throws InvalidParameterCombination for terms of a payment that does not recur. */
export function assertTerms(type: ChargePermissionType, recurring: RecurringInput | null | undefined): void {
  if (type === "Recurring" || (!recurring?.frequency && !recurring?.amount)) return
  throw refuse.badCombination(`recurringMetadata cannot be used with chargePermissionType '${type}'.`)
}

function assertPlaces(specifications: DeliverySpecifications | null | undefined): void {
  for (const [country, areas] of Object.entries(specifications?.addressRestrictions?.restrictions ?? {})) {
    const parameter = `deliverySpecifications.addressRestrictions.restrictions.${country}`
    if (!isCountry(country)) throw refuse.invalidValue(parameter, "There is no such country.")
    const states = [...(areas.statesOrRegions ?? []), ...(areas.except?.statesOrRegions ?? [])]
    const unknown = states.find((state) => !isState(country, state))
    if (unknown !== undefined) throw refuse.invalidValue(`${parameter}.statesOrRegions`, `There is no '${unknown}'.`)
  }
}
