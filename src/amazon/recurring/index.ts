/** Recurring payments: terms, caps and expiry of a permission, and what a charge without the buyer calls for. */
export { isOverCap, monthlyCap, monthStart, nextMonthStart } from "./caps"
export {
  decideCharge,
  type ChargeDecision,
  type ChargeEvent,
  type ChargeOutcome,
  type ChargeReply,
} from "./decide-charge"
export { expiresAt, isExpiring, plusMonths } from "./expiry"
export {
  FREQUENCY_LANGUAGES,
  FREQUENCY_UNITS,
  frequencyText,
  readFrequency,
  RecurringTermsError,
  type Frequency,
  type FrequencyLanguage,
  type FrequencyUnit,
} from "./frequency"
export { closedBy, isMendable, type ClosedBy } from "./reason"
export { combineTerms, isSameTerms, toRecurringMetadata, type RecurringMetadata, type RecurringTerms } from "./terms"
export { trialChargeAmount } from "./trial-amount"
