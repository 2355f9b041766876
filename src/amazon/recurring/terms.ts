import type { Money, Price } from "../money"
import { RecurringTermsError, type Frequency, type FrequencyUnit } from "./frequency"

/** What the buyer agrees to. */
export interface RecurringTerms {
  frequency: Frequency
  /** null when it differs from time to time. Amazon only tells it: it neither charges it nor limits a charge to it. */
  amount: Money | null
  /** The first order is free: the payment method is checked (paymentIntent Confirm), and nothing is charged. */
  trial: boolean
}

/** The terms on the wire, of a button, an Update Checkout Session or an Update Charge Permission. */
export interface RecurringMetadata {
  frequency: Frequency
  amount?: Price | null
}

export function toRecurringMetadata({ frequency, amount }: Omit<RecurringTerms, "trial">): RecurringMetadata {
  return { frequency: { unit: frequency.unit, value: frequency.value }, amount: amount?.toPrice() ?? null }
}

/** Whether Amazon tells the buyer the same of both. That the first order is free it does not tell. */
export function isSameTerms(one: Omit<RecurringTerms, "trial">, other: Omit<RecurringTerms, "trial">): boolean {
  const isSameAmount = one.amount && other.amount ? one.amount.equals(other.amount) : one.amount === other.amount
  return isSameAmount && one.frequency.unit === other.frequency.unit && one.frequency.value === other.frequency.value
}

/** Terms with an amount of ours, or with Medusa's number of it, as a store's hook answers them. */
interface Plan<Amount> {
  frequency: Frequency
  amount: Amount | null
  trial?: boolean
}

/**
 * The terms of a cart with several plans, on the one permission that its checkout gives: the shortest frequency, and an
 * amount only where there is a single plan. It is a trial when nothing of it is charged now.
 * @throws RecurringTermsError when there is no plan
 */
export function combineTerms<Amount>(plans: readonly Plan<Amount>[]): Required<Plan<Amount>> {
  const [first, ...others] = plans
  if (!first) throw new RecurringTermsError("There are no terms to combine: give those of one plan or more.")
  return {
    frequency: others.reduce((shortest, { frequency }) => shorter(shortest, frequency), first.frequency),
    amount: others.length === 0 ? first.amount : null,
    trial: plans.every(({ trial = false }) => trial),
  }
}

const DAYS = { Year: 365.25, Month: 365.25 / 12, Week: 7, Day: 1, Variable: 0 } as const satisfies Record<
  FrequencyUnit,
  number
>

/** Variable counts as the shortest: beside such a plan no interval that the buyer could be told would be true. */
function shorter(one: Frequency, other: Frequency): Frequency {
  const days = ({ unit, value }: Frequency) => DAYS[unit] * Number(value)
  return days(other) < days(one) ? other : one
}
