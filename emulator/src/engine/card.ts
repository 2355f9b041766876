import type { Address } from "../domain/address.js"
import { moneyOf, type Money } from "../domain/money.js"

/**
 * What a simulated card makes of a checkout (Amazon Pay: sandbox simulations). `pendingThen…` need
 * paymentIntent=Authorize and canHandlePendingAuthorization=true and are declined otherwise.
 */
export type CardBehaviour = "approves" | "buyerCancels" | "declines" | "pendingThenApproves" | "pendingThenDeclines"

/** A payment instrument of the test wallet. */
export type Card = {
  /** The last four digits, by which tests choose it. */
  readonly ending: string
  readonly brand: string
  readonly behaviour: CardBehaviour
  /** Null where there is nothing to expire. */
  readonly expiry: string | null
  /** What it cannot pay is greyed out on the hosted pages. Null for a card that pays everything. */
  readonly restriction: CardRestriction | null
}

/** The most it pays, in major units, and the one country it delivers to. */
export type CardRestriction = { readonly limit: number; readonly country: string }

/** Why a payment method cannot pay. */
export type CardRefusal = "amount" | "destination"

/** @param amount null while it is unknown; @param address null when nothing is shipped */
export function refusalOf(card: Card, amount: Money | null, address: Address | null): CardRefusal | null {
  const { restriction } = card
  if (restriction === null) return null
  if (amount !== null && amount.minor > moneyOf(restriction.limit, amount.currencyCode).minor) return "amount"
  return address !== null && address.countryCode !== restriction.country ? "destination" : null
}

/** "Visa ****1111"; a method without a number is its brand alone. */
export function nameOf(card: Card): string {
  return /^\d{4}$/.test(card.ending) ? `${card.brand} ****${card.ending}` : card.brand
}
