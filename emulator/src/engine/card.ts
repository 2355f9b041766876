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
  /** The most it pays, in major units; beyond it the hosted pages grey it out. */
  readonly limit: number | null
}

/** Whether a payment method can pay an amount that is known, or estimated, beforehand. */
export function canPay(card: Card, amount: Money | null): boolean {
  return card.limit === null || amount === null || amount.minor <= moneyOf(card.limit, amount.currencyCode).minor
}

/** The text shops print; with a gift card the region's own prefix comes before it. */
export function paymentDescriptor(card: Card, giftCardPrefix: string | null): string {
  const name = /^\d{4}$/.test(card.ending) ? `${card.brand} ****${card.ending}` : card.brand
  return `${giftCardPrefix ?? ""}${name} (Amazon Pay)`
}
