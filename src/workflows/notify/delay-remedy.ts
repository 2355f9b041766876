/** What an admin can do about a period that is not charged for now, though nothing was declined. */
export type DelayRemedy = "none" | "account" | "order"

/** @param reasonCode Amazon's, or the code of the error that kept the shop from asking */
export function remedyOfDelay(reasonCode: string): DelayRemedy {
  switch (reasonCode) {
    // Whatever is under way ends by itself.
    case "ChargeInProgress":
    case "outcome_unknown":
    case "permission_changed":
      return "none"
    case "order_being_changed":
      return "order"
    default:
      return "account"
  }
}
