/** Recurring payments: terms, caps and expiry of a permission, and what a charge without the buyer calls for. */
export { isOverCap, monthlyCap, monthStart, nextMonthStart } from "./caps"
export {
  decideCharge,
  type ChargeDecision,
  type ChargeEvent,
  type ChargeOutcome,
  type ChargeReply,
} from "./decide-charge"
export { expiresAt, isExpiring } from "./expiry"
export { FREQUENCY_UNITS, readFrequency, type Frequency } from "./frequency"
export { closedBy, isMendable, type ClosedBy } from "./reason"
export { toRecurringMetadata, type RecurringMetadata } from "./terms"
